package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/words.md} says what the Javadoc says. */
class WordsTest {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    @Test
    void pageIsWhatTheJavadocSays() throws Exception {
        String page = WordsPage.of(HOME.resolve("src/main/java"));
        Files.writeString(HOME.resolve("target/words.md"), page);
        assertEquals(
                page,
                WordsPage.kept(HOME),
                "docs/words.md is not what the Javadoc says now; cp target/words.md docs/words.md");
    }
}
