package dev.brood.differential;

import java.util.Map;
import java.util.TreeSet;

/**
 * Where two runs of a program part.
 *
 * @param kind what parts: a value, what was printed, how a snippet failed
 * @param stock what the JDK's has there
 * @param ours what ours has there
 */
record Difference(String kind, String stock, String ours) {

    private static final String END = "(end)";
    private static final String NONE = "(none)";

    /** The first difference in what was printed, or else the first variable that differs; null if there is none. */
    static Difference between(Played stock, Played ours) {
        int lines = Math.max(stock.lines().size(), ours.lines().size());
        for (int i = 0; i < lines; i++) {
            String a = line(stock, i);
            String b = line(ours, i);
            if (!a.equals(b)) {
                return new Difference(kindOfLine(a) + " / " + kindOfLine(b), a, b);
            }
        }
        Map<String, String> theirs = stock.variables();
        TreeSet<String> names = new TreeSet<>(theirs.keySet());
        names.addAll(ours.variables().keySet());
        for (String name : names) {
            String a = theirs.getOrDefault(name, NONE);
            String b = ours.variables().getOrDefault(name, NONE);
            if (!a.equals(b)) {
                return new Difference("variable", name + ": " + a, name + ": " + b);
            }
        }
        return null;
    }

    private static String line(Played played, int i) {
        return i < played.lines().size() ? played.lines().get(i) : END;
    }

    private static String kindOfLine(String line) {
        if (line.startsWith(Played.THREW)) {
            return "threw";
        }
        return line.startsWith("!") ? line.substring(2) : "printed";
    }
}
