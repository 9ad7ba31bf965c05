package dev.brood.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of snippets, of which it is known that it once was worth a test. The files say how they are written.
 *
 * @param title what it is about
 * @param steps snippets, and {@code /drop} with a name, in their order
 * @param differences why it does not come out the same, if it is meant not to
 */
record Fact(String title, List<String> steps, List<String> differences) {

    private static final String TITLE = "== ";
    private static final String DIFFERENCE = "differs> ";
    private static final String VERBATIM = "| ";

    /** Reads a file of facts. */
    static List<Fact> read(String file) throws IOException {
        String text;
        try (InputStream in = Fact.class.getResourceAsStream(file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Fact> facts = new ArrayList<>();
        for (String line : text.lines().dropWhile(each -> !each.startsWith(TITLE)).toList()) {
            if (line.startsWith(TITLE)) {
                String title = line.substring(TITLE.length());
                facts.add(new Fact(title, new ArrayList<>(), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                facts.getLast().add(line);
            }
        }
        return facts;
    }

    private void add(String line) {
        if (line.startsWith(DIFFERENCE)) {
            differences.add(line.substring(DIFFERENCE.length()));
        } else if (line.startsWith(" ")) {
            steps.add(steps.removeLast() + "\n" + line);
        } else {
            steps.add(line.startsWith(VERBATIM) ? line.substring(VERBATIM.length()) : line);
        }
    }

    /** Whether it is meant to come out the same. */
    boolean agrees() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        return title;
    }
}
