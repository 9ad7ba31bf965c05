package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void blocksAreTold() {
        String comment =
                """
                Does it for {@code List<A>}, see {@link Pool#map the other}.

                @param <A> type of the items
                @param items the items
                @return the values
                @throws dev.brood.error.TaskException if it threw\
                """;
        assertEquals(
                List.of(
                        "Does it for List<A>, see the other.",
                        "",
                        "<A> – type of the items",
                        "items – the items",
                        "returns the values",
                        "throws TaskException if it threw"),
                JavadocText.lines(comment));
    }

    @Test
    void blanksBeforeAllLinesAreNoPartOfThem() {
        assertEquals(
                List.of("Does it.", "", "returns the value"),
                JavadocText.lines(" Does it.\n\n @return the value\n"));
    }

    @Test
    void longLinesAreBrokenAndGoOnInTheNext() {
        String long80 = "word ".repeat(16).strip();
        assertEquals(
                List.of("word ".repeat(15).strip(), "word and more.", "", "Another."),
                JavadocText.lines(long80 + "\nand more.\n\nAnother."));
        assertEquals(
                List.of("  " + "word ".repeat(15).strip(), "  word", "returns it"),
                JavadocText.lines("  " + long80 + "\n@return it"));
        assertEquals(List.of("x".repeat(100)), JavadocText.lines("x".repeat(100)));
    }
}
