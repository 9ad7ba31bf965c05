package dev.brood.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A row of {@code code-travel.txt}: its name and what is to be done, step by step.
 *
 * @param name what travels
 * @param steps snippets and checks in their order
 */
record TravelRow(String name, List<Step> steps) {

    /** What to do with a text. */
    enum Verb {
        SNIPPETS(""),
        BOTH("both> "),
        HERE("here> "),
        THERE("there> "),
        SPAWN("spawn> "),
        PRINTS("prints> ");

        private final String mark;

        Verb(String mark) {
            this.mark = mark;
        }

        static Verb of(String line) {
            for (Verb verb : values()) {
                if (verb != SNIPPETS && line.startsWith(verb.mark)) {
                    return verb;
                }
            }
            return SNIPPETS;
        }
    }

    record Step(Verb verb, String text) {}

    private static final String NAME = "=== ";

    static List<TravelRow> readAll() throws IOException {
        String text;
        try (InputStream in = TravelRow.class.getResourceAsStream("code-travel.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<TravelRow> rows = new ArrayList<>();
        List<String> lines = text.lines().dropWhile(Predicate.not(TravelRow::isName)).toList();
        for (String line : lines) {
            if (isName(line)) {
                rows.add(new TravelRow(line.substring(NAME.length()), new ArrayList<>()));
            } else {
                rows.getLast().add(line);
            }
        }
        return rows;
    }

    private static boolean isName(String line) {
        return line.startsWith(NAME);
    }

    /** Lines of snippets belong together, as a snippet may have several. */
    private void add(String line) {
        Verb verb = Verb.of(line);
        if (verb == Verb.SNIPPETS && !steps.isEmpty() && steps.getLast().verb == Verb.SNIPPETS) {
            Step before = steps.removeLast();
            steps.add(new Step(verb, before.text + "\n" + line));
        } else {
            steps.add(new Step(verb, line.substring(verb.mark.length())));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
