package dev.brood.internal.repl;

import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * The colours. There are none where {@code NO_COLOR} is set, and on a terminal that has none, such as a dumb one. Only the eight
 * that every theme chooses for its background are used.
 */
final class Palette {

    private static final int FEWEST_COLOURS = 8;

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle DIM = PLAIN.faint();
    static final AttributedStyle BOLD = PLAIN.bold();
    static final AttributedStyle ERROR = PLAIN.foreground(AttributedStyle.RED);
    static final AttributedStyle MATCH = PLAIN.bold().underline();

    private static final int[] PROCESSES = {
        AttributedStyle.CYAN,
        AttributedStyle.YELLOW,
        AttributedStyle.GREEN,
        AttributedStyle.MAGENTA,
        AttributedStyle.BLUE
    };

    private final Terminal terminal;
    private final boolean colours;

    Palette(Terminal terminal) {
        this(terminal, System.getenv("NO_COLOR"));
    }

    Palette(Terminal terminal, String noColour) {
        this.terminal = terminal;
        Integer most = terminal.getNumericCapability(Capability.max_colors);
        this.colours =
                (noColour == null || noColour.isEmpty())
                        && !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                        && most != null
                        && most >= FEWEST_COLOURS;
    }

    boolean hasColours() {
        return colours;
    }

    /** The text as the terminal wants it for this style. */
    String paint(String text, AttributedStyle style) {
        return colours ? new AttributedString(text, style).toAnsi(terminal) : text;
    }

    /** A style for each kind of token. */
    static AttributedStyle of(Token.Kind kind) {
        return switch (kind) {
            case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
            case TYPE -> PLAIN.foreground(AttributedStyle.CYAN);
            case NUMBER -> PLAIN.foreground(AttributedStyle.BLUE);
            case TEXT -> PLAIN.foreground(AttributedStyle.GREEN);
            case COMMENT -> DIM;
            case ANNOTATION -> PLAIN.foreground(AttributedStyle.YELLOW);
            case COMMAND -> BOLD;
            case NAME, OPEN, CLOSE, OTHER -> PLAIN;
        };
    }

    /** A style for the output of a process: always the same for the same name. */
    static AttributedStyle ofProcess(String name) {
        return PLAIN.foreground(PROCESSES[Math.floorMod(name.hashCode(), PROCESSES.length)]);
    }
}
