package dev.brood.repl;

import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** What we say to the user. Plain text on a terminal without colours, and where {@code NO_COLOR} is set. */
final class Screen {

    private static final AttributedStyle ERROR =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Terminal terminal;
    private final boolean colours;

    Screen(Terminal terminal) {
        this.terminal = terminal;
        String noColour = System.getenv("NO_COLOR");
        this.colours = noColour == null || noColour.isEmpty();
    }

    /** Says something, which may have several lines. */
    void say(String text) {
        terminal.writer().println(text);
        terminal.flush();
    }

    /** Ends the line that was given up. On other than dumb terminals JLine has done it. */
    void endLine() {
        if (terminal instanceof DumbTerminal) {
            say("");
        }
    }

    /** Says what went wrong. */
    void complain(String text) {
        say(colours ? new AttributedString(text, ERROR).toAnsi(terminal) : text);
    }
}
