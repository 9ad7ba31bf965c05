package dev.brood.internal.command;

import dev.brood.shell.Listing;
import dev.brood.shell.Listing.Entry;
import java.util.ArrayList;
import java.util.List;

/** {@code /!}, {@code /-2}, {@code /5}, {@code /3-7}: run snippets again. */
final class RerunCommand implements Command {

    @Override
    public String name() {
        return "!";
    }

    @Override
    public String parameter() {
        return "/-n /id";
    }

    @Override
    public String help() {
        return "run the last snippet again, the last but n, or those with these numbers";
    }

    @Override
    public String details() {
        return """
        /!        the last snippet
        /-2       the one before the last
        /5 7-9    those with these numbers; /list -all shows them
        """;
    }

    @Override
    public String example() {
        return """
        int x = 5
        x + 1
        /!
        /-2
        /1-2
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        for (Entry entry : meant(argument, conversation.shell().listing())) {
            conversation.say(entry.source());
            if (!conversation.enter(entry.source())) {
                return;
            }
        }
    }

    private static List<Entry> meant(String argument, Listing listing) {
        if (argument.equals("!") || argument.startsWith("-")) {
            return List.of(back(argument.equals("!") ? "1" : argument.substring(1), listing));
        }
        return Selection.of(argument, listing);
    }

    private static Entry back(String number, Listing listing) {
        List<Entry> entered = new ArrayList<>(listing.all());
        entered.removeIf(Entry::isFromStart);
        int steps = number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
        if (steps < 1 || steps > entered.size()) {
            throw new CommandException(
                    entered.isEmpty()
                            ? "there is no snippet yet"
                            : "there is no snippet "
                                    + number
                                    + " back; the first is -"
                                    + entered.size());
        }
        return entered.get(entered.size() - steps);
    }
}
