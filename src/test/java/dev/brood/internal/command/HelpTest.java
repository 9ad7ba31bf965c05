package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /help}, about words. */
class HelpTest {

    private final Talk talk = Talk.open();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void wordsHaveALineEach() {
        List<String> lines = talk.types("/help words");
        assertTrue(
                lines.contains(
                        "rlock() → RLock                     Makes a lock that the thread which holds it may acquire again."),
                () -> String.join("\n", lines));
        Set<String> words =
                lines.stream()
                        .filter(line -> line.matches("\\w+\\(.*"))
                        .map(line -> line.substring(0, line.indexOf('(')))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> facade =
                Arrays.stream(Brood.class.getDeclaredMethods())
                        .filter(method ->
                                (method.getModifiers() & java.lang.reflect.Modifier.PUBLIC) != 0)
                        .map(java.lang.reflect.Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(facade, words);
    }

    @Test
    void wordIsToldAboutAsByDoc() {
        assertEquals(talk.types("/doc barrier"), talk.types("/help barrier"));
    }
}
