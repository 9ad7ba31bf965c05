package dev.brood.differential.grammar;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that programs declare. Some are there from the start in a session of ours, where the user's win: a program that
 * has one declares it first, and never drops it.
 *
 * <p>Each name has a rank, and code mentions only what has a lower one, so that nothing calls itself for ever, however it is
 * redefined.
 */
final class Names {

    /** Above all ranks. */
    static final int TOP = 1_000;

    private static final List<String> RANKED =
            List.of(
                    "I0",
                    "F0",
                    "f0",
                    "m0",
                    "E0",
                    "R0",
                    "f1",
                    "m1",
                    "C0",
                    "S0",
                    "range",
                    "X0",
                    "G0",
                    "f2",
                    "m2",
                    "R1",
                    "C1",
                    "Pair",
                    "m3",
                    "f3",
                    "C2",
                    "cpuCount",
                    "Lock",
                    "m4",
                    "f4",
                    "E1",
                    "I1",
                    "C3",
                    "m5");

    private static final List<String> DATA =
            List.of("v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "args", "square");

    /** Those that mean something in a session of ours before they are declared. */
    static final List<String> TAKEN = List.of("args", "range", "cpuCount", "Pair", "Lock");

    private static final Pattern TYPE = Pattern.compile("\\b(?:[A-Z]\\d|Lock|Pair)\\b");

    private Names() {}

    static int rank(String name) {
        return RANKED.indexOf(name) + 1;
    }

    static List<String> data() {
        return DATA;
    }

    static List<String> functions() {
        return RANKED.stream().filter(name -> name.matches("f\\d")).toList();
    }

    static List<String> methods() {
        return RANKED.stream().filter(name -> name.matches("m\\d|range|cpuCount")).toList();
    }

    static List<String> types() {
        return RANKED.stream().filter(name -> TYPE.matcher(name).matches()).toList();
    }

    static Stream<String> typesIn(String source) {
        return TYPE.matcher(source).results().map(MatchResult::group);
    }
}
