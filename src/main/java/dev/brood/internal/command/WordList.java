package dev.brood.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that need no class before them, as {@code docs/words.md} has them: the first table of that page. */
final class WordList {

    /** What to ask help for. */
    static final String NAME = "words";

    private static final int WIDTH = 34;

    /** A row: the call, what it gives, what it does. */
    private static final Pattern ROW =
            Pattern.compile("\\| `((\\w+)\\([^`]*\\))` \\| (?:`([^`]*)`)? ?\\| (.*) \\|");

    private WordList() {}

    private static Stream<Matcher> rows() {
        try (InputStream page = WordList.class.getResourceAsStream("words.md")) {
            String text =
                    new String(
                            Objects.requireNonNull(page, "words.md").readAllBytes(),
                            StandardCharsets.UTF_8);
            int first = text.indexOf("\n## ");
            return text.substring(first, text.indexOf("\n## ", first + 1))
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for each. */
    static List<String> lines() {
        return rows().flatMap(WordList::lines).toList();
    }

    /** In one line, or in two if the call is long. */
    private static Stream<String> lines(Matcher row) {
        String gives = row.group(3) == null ? "" : " → " + row.group(3);
        String call = row.group(1) + gives;
        String does = row.group(4).replace("`", "");
        return call.length() <= WIDTH
                ? Stream.of("%-34s  %s".formatted(call, does))
                : Stream.of(call, "%-34s  %s".formatted("", does));
    }

    /** Whether there is a word of this name. */
    static boolean contain(String name) {
        return rows().anyMatch(row -> row.group(2).equals(name));
    }
}
