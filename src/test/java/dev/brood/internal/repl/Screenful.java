package dev.brood.internal.repl;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines as a transcript gives them, to be compared with those of a screen. */
final class Screenful {

    private static final String ANYTHING = "…";

    /** What differs from run to run, such as a hash code, and need not be the same. */
    private static final Pattern VARYING = Pattern.compile("…|@[0-9a-f]{5,}|#\\d+:|pid \\d+");

    /** Null for any lines. */
    private final Pattern[] expected;

    Screenful(List<String> lines) {
        this.expected = lines.stream().map(Screenful::pattern).toArray(Pattern[]::new);
    }

    private static Pattern pattern(String line) {
        if (line.equals(ANYTHING)) {
            return null;
        }
        String text = line.stripTrailing();
        Matcher varying = VARYING.matcher(text);
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (varying.find()) {
            pattern.append(Pattern.quote(text.substring(at, varying.start()))).append(".*");
            at = varying.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(at)));
    }

    boolean matches(List<String> shown) {
        BitSet reached = withoutAnyLines(new BitSet(), 0);
        for (String line : shown) {
            BitSet next = new BitSet();
            for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
                if (i == expected.length) {
                    continue;
                }
                if (expected[i] == null) {
                    withoutAnyLines(next, i);
                } else if (expected[i].matcher(line).matches()) {
                    withoutAnyLines(next, i + 1);
                }
            }
            reached = next;
        }
        return reached.get(expected.length);
    }

    /** Adds a position and those that are reached from it without a line. */
    private BitSet withoutAnyLines(BitSet positions, int position) {
        int at = position;
        positions.set(at);
        while (at < expected.length && expected[at] == null) {
            positions.set(++at);
        }
        return positions;
    }
}
