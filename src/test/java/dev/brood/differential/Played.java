package dev.brood.differential;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What came of a program.
 *
 * @param lines what it printed, with a mark where a snippet failed
 * @param variables what the session has in the end: type and value by name
 */
record Played(List<String> lines, Map<String, String> variables) implements Serializable {

    static final String REJECTED = "! rejected";
    static final String UNRESOLVED = "! waits for a declaration";
    static final String THREW = "! threw ";
    static final String CRASHED = "! the compiler crashed";
    static final String STOPPED = "! stopped";

    /** What a variable has that waits for its type, in the word of the jshell tool. */
    static final String NOT_ACTIVE = "(not-active)";

    /** The class that JShell puts around whatever is declared. */
    private static final Pattern WRAPPER = Pattern.compile("(?:REPL\\.)?\\$JShell\\$\\w+[$.]");

    private static final Pattern LAMBDA =
            Pattern.compile("[\\w.$]*\\$Lambda(?:\\$\\d+)?/(?:0x)?[0-9a-f]+(?:@[0-9a-f]+)?");
    private static final Pattern IDENTITY = Pattern.compile("(?<=\\w)@[0-9a-f]{5,8}\\b");

    /** Where the classes are from that cannot be cast. */
    private static final Pattern MODULES =
            Pattern.compile(" \\([^()]* in unnamed module of loader .*");

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    Played {
        lines = withoutRepeatedRejections(lines.stream().map(Played::plain).toList());
        variables =
                variables.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, each -> plain(each.getValue())));
    }

    /** A variable: how its type is spelled depends on the imports from the start, and is not compared. */
    static String variable(String type, String value) {
        return PACKAGE.matcher(type).replaceAll("") + " " + value;
    }

    /** Without what differs from run to run, and the names of the classes that JShell makes. */
    private static String plain(String text) {
        String brief = MODULES.matcher(text).replaceAll("");
        String named = LAMBDA.matcher(brief).replaceAll("(a lambda)");
        return IDENTITY.matcher(WRAPPER.matcher(named).replaceAll("")).replaceAll("@identity");
    }

    /** One that is rejected may be told about in several messages. */
    private static List<String> withoutRepeatedRejections(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (!(line.equals(REJECTED) && !kept.isEmpty() && kept.getLast().equals(REJECTED))) {
                kept.add(line);
            }
        }
        return List.copyOf(kept);
    }

    long count(String mark) {
        return lines.stream().filter(line -> line.startsWith(mark)).count();
    }
}
