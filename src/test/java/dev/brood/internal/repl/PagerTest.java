package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PagerTest {

    @Test
    void longLinesAreBrokenWhereTheScreenEnds() {
        assertEquals("abcde\nfgh\nij", Pager.wrapped("abcdefgh\nij", 5));
        assertEquals("abcde\n\nf", Pager.wrapped("abcde\n\nf", 5));
    }

    @Test
    void coloursTakeNoRoomAndWideCharactersTwoColumns() {
        assertEquals("ab\u001b[2mcde\u001b[0m\nf", Pager.wrapped("ab\u001b[2mcde\u001b[0mf", 5));
        assertEquals("日本\n語", Pager.wrapped("日本語", 5));
        assertEquals("abcd\n😀", Pager.wrapped("abcd😀", 5));
    }
}
