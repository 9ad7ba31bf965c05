package dev.brood.internal.repl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.WCWidth;

/** Shows a text that is longer than the screen page by page, as {@code less} does. What children print meanwhile comes after it. */
final class Pager {

    private static final String NAME = "/show";

    private final Terminal terminal;
    private final Screen screen;
    private final OutputAbove above;

    Pager(Terminal terminal, Screen screen, OutputAbove above) {
        this.terminal = terminal;
        this.screen = screen;
        this.above = above;
    }

    /** Shows a text, in pages if it needs them and the terminal can have them. */
    void show(String text) {
        int rows = terminal.getSize().getRows();
        String wrapped = wrapped(text, screen.width());
        if (terminal instanceof DumbTerminal || rows <= 0 || wrapped.lines().count() < rows) {
            screen.say(text);
            return;
        }
        try {
            above.held(() -> {
                page(wrapped);
                return null;
            });
        } finally {
            Thread.interrupted(); // of a Ctrl-C that ended it
        }
    }

    private void page(String text) {
        Less less = new Less(terminal, Path.of(""));
        less.veryQuiet = true; // no bells
        try {
            less.run(new Text(text));
        } catch (IOException e) {
            screen.complain("this cannot be shown in pages: " + e.getMessage());
        } catch (InterruptedException e) {
            // Ctrl-C, which is as good an end as q
        }
    }

    /**
     * Breaks lines that are wider than the screen. A list of a million numbers is a single line, and the pager measures from its
     * beginning for each step.
     */
    static String wrapped(String text, int width) {
        StringBuilder lines = new StringBuilder(text.length() + text.length() / width + 1);
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            if (c == '\u001b') {
                length = controlSequence(text, i);
            } else if (c == '\n') {
                column = 0;
            } else {
                int wide = Math.max(0, WCWidth.wcwidth(c));
                if (column + wide > width) {
                    lines.append('\n');
                    column = 0;
                }
                column += wide;
            }
            lines.append(text, i, i + length);
            i += length;
        }
        return lines.toString();
    }

    /** How long the sequence is that begins here: it takes no room. */
    private static int controlSequence(String text, int start) {
        int end = start + 1;
        if (end < text.length() && text.charAt(end) == '[') {
            end++;
            while (end < text.length() && text.charAt(end) < '@') {
                end++;
            }
            end = Math.min(end + 1, text.length());
        }
        return end - start;
    }

    private record Text(String text) implements Source {
        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public ByteArrayInputStream read() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Long lines() {
            return text.lines().count();
        }
    }
}
