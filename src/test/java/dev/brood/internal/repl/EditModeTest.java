package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class EditModeTest {

    private static final String UP = "\u001bOA";

    @Test
    void arrowKeyIsWaitedForHoweverSlowlyItComes() throws IOException {
        try (Terminal terminal =
                TerminalBuilder.builder()
                        .system(false)
                        .type("xterm")
                        .streams(
                                new ByteArrayInputStream(new byte[0]),
                                OutputStream.nullOutputStream())
                        .build()) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            EditMode.keepArrowsWhole(reader);
            KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.EMACS);

            assertNull(keys.getBound(UP.substring(0, 2)));
            assertEquals(new Reference(LineReader.UP_LINE_OR_SEARCH), keys.getBound(UP));
        }
    }
}
