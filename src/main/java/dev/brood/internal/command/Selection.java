package dev.brood.internal.command;

import dev.brood.shell.Listing;
import dev.brood.shell.Listing.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snippets that are meant by names, numbers, ranges of numbers, {@code -all} or {@code -start}, as in jshell. */
final class Selection {

    static final String ALL = "-all";
    static final String START = "-start";

    private static final Pattern RANGE =
            Pattern.compile("([se]?)(\\d{1,9})(?:-([se]?)(\\d{1,9}))?");

    private Selection() {}

    /**
     * Finds them.
     *
     * @param argument what was typed; if that is empty, what the user entered and is in force
     */
    static List<Entry> of(String argument, Listing listing) {
        return switch (argument) {
            case "" -> listing.entries();
            case ALL -> listing.all();
            case START -> listing.start();
            default -> named(argument, listing);
        };
    }

    private static List<Entry> named(String argument, Listing listing) {
        List<Entry> all = listing.all();
        List<Entry> found = new ArrayList<>();
        for (String word : argument.split("\\s+")) {
            if (word.startsWith("-")) {
                throw new CommandException(
                        "unknown option " + word + "; there are " + ALL + " and " + START);
            }
            Matcher range = RANGE.matcher(word);
            List<Entry> more = range.matches() ? numbered(range, all) : named(all, word);
            if (more.isEmpty()) {
                throw new CommandException("no such snippet: " + word);
            }
            found.addAll(more);
        }
        return found;
    }

    private static List<Entry> numbered(Matcher range, List<Entry> all) {
        String letter = range.group(1);
        int first = Integer.parseInt(range.group(2));
        int last = range.group(4) == null ? first : Integer.parseInt(range.group(4));
        if (range.group(3) != null && !range.group(3).equals(letter) || last < first) {
            throw new CommandException("this is no range of snippets: " + range.group());
        }
        return all.stream().filter(entry -> isWithin(entry, letter, first, last)).toList();
    }

    private static boolean isWithin(Entry entry, String letter, int first, int last) {
        Matcher id = RANGE.matcher(entry.id());
        if (!id.matches() || !id.group(1).equals(letter)) {
            return false;
        }
        int number = Integer.parseInt(id.group(2));
        return first <= number && number <= last;
    }

    /** Those in force are preferred. */
    private static List<Entry> named(List<Entry> all, String name) {
        List<Entry> found = all.stream().filter(entry -> entry.name().equals(name)).toList();
        return found.stream().anyMatch(Entry::isActive)
                ? found.stream().filter(Entry::isActive).toList()
                : found;
    }
}
