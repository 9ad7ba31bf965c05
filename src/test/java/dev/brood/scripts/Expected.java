package dev.brood.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script is expected to print, from the {@code .expected} file beside it. Lines that begin with {@code #} are
 * comments; those with {@code #!} are rules, and all others are output.
 *
 * <pre>
 *   #! args A B            arguments for the script
 *   #! order any           the lines are compared sorted
 *   #! mask REGEX NAME     what the regex's group catches is shown as NAME
 *   #! number REGEX NAME   the same, with a number: NAME1 for the first value that is met, NAME2 for the second
 *   #! distinct NAME N     so many different values were masked as NAME
 *   #! first LINE          this line comes first, whatever the order of the others
 *   #! last LINE           this line comes last
 *   #! before "A" "B"      line A comes before line B
 * </pre>
 */
final class Expected {

    private record Mask(Pattern pattern, String name, boolean numbered) {}

    private final List<String> arguments = new ArrayList<>();
    private final List<Mask> masks = new ArrayList<>();
    private final Map<String, Integer> distinct = new LinkedHashMap<>();
    private final Map<String, Set<String>> seen = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<List<String>> inTurn = new ArrayList<>();
    private String first;
    private String last;
    private boolean anyOrder;

    static Expected read(Path file) throws IOException {
        Expected expected = new Expected();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#!")) {
                expected.rule(line.substring(2).strip());
            } else if (!line.startsWith("#")) {
                expected.lines.add(line);
            }
        }
        return expected;
    }

    private void rule(String rule) {
        String verb = rule.substring(0, rule.indexOf(' '));
        String rest = rule.substring(verb.length()).strip();
        int space = rest.lastIndexOf(' ');
        switch (verb) {
            case "args" -> arguments.addAll(List.of(rest.split(" ")));
            case "order" -> anyOrder = rest.equals("any");
            case "mask", "number" ->
                    masks.add(
                            new Mask(
                                    Pattern.compile(rest.substring(0, space)),
                                    rest.substring(space + 1),
                                    verb.equals("number")));
            case "distinct" ->
                    distinct.put(
                            rest.substring(0, space), Integer.valueOf(rest.substring(space + 1)));
            case "first" -> first = rest;
            case "last" -> last = rest;
            case "before" -> {
                String[] quoted = rest.split("\"");
                inTurn.add(List.of(quoted[1], quoted[3]));
            }
            default -> throw new IllegalArgumentException("unknown rule: " + rule);
        }
    }

    List<String> arguments() {
        return arguments;
    }

    List<String> lines() {
        return inOrder(lines);
    }

    /** What was printed, masked, so that it can be compared with {@link #lines}. */
    List<String> shown(List<String> printed) {
        return inOrder(printed.stream().map(this::masked).toList());
    }

    private List<String> inOrder(List<String> some) {
        return anyOrder ? some.stream().sorted().toList() : some;
    }

    private String masked(String line) {
        String result = line;
        for (Mask mask : masks) {
            Matcher matcher = mask.pattern.matcher(result);
            if (matcher.find()) {
                result =
                        result.substring(0, matcher.start(1))
                                + shown(mask, matcher.group(1))
                                + result.substring(matcher.end(1));
            }
        }
        return result;
    }

    private String shown(Mask mask, String value) {
        Set<String> values = seen.computeIfAbsent(mask.name, _ -> new LinkedHashSet<>());
        values.add(value);
        return mask.numbered ? mask.name + (List.copyOf(values).indexOf(value) + 1) : mask.name;
    }

    /** What stands where it should not, in words. */
    List<String> wrongPlaces(List<String> printed) {
        List<String> shown = printed.stream().map(this::masked).toList();
        List<String> wrong = new ArrayList<>();
        if (first != null && !shown.getFirst().equals(first)) {
            wrong.add("\"" + first + "\" is not the first line");
        }
        if (last != null && !shown.getLast().equals(last)) {
            wrong.add("\"" + last + "\" is not the last line");
        }
        for (List<String> pair : inTurn) {
            if (shown.indexOf(pair.getFirst()) > shown.indexOf(pair.getLast())) {
                wrong.add("\"" + pair.getFirst() + "\" is not before \"" + pair.getLast() + "\"");
            }
        }
        return wrong;
    }

    /** Which counts of different values are not as expected, in words; after {@link #shown}. */
    List<String> wrongCounts() {
        List<String> wrong = new ArrayList<>();
        distinct.forEach((name, count) -> {
            int found = seen.getOrDefault(name, Set.of()).size();
            if (found != count) {
                wrong.add(found + " different " + name + " instead of " + count);
            }
        });
        return wrong;
    }
}
