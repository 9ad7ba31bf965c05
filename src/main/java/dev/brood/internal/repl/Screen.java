package dev.brood.internal.repl;

import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedStyle;

/** What we say to the user. Plain text where there are to be no colours. */
final class Screen {

    private static final int USUAL_WIDTH = 80;

    private final Terminal terminal;
    private final Palette palette;
    private final Footer footer;
    private Consumer<String> lengthy = this::say;
    private volatile Consumer<Runnable> alone = Runnable::run;
    private volatile Consumer<String> printing = this::print;

    Screen(Terminal terminal, Palette palette) {
        this.terminal = terminal;
        this.palette = palette;
        this.footer = Footer.of(terminal, writing -> alone.accept(writing));
    }

    /** The lines at its bottom; null if the terminal can have none. */
    Footer footer() {
        return footer;
    }

    /**
     * Says who else writes to the terminal.
     *
     * @param newAlone does some writing while nobody else writes
     * @param newPrinting prints lines, above one that is edited
     */
    void shareWith(Consumer<Runnable> newAlone, Consumer<String> newPrinting) {
        alone = newAlone;
        printing = newPrinting;
    }

    /** Says something, which may have several lines. */
    void say(String text) {
        printing.accept(text + '\n');
    }

    private void print(String lines) {
        terminal.writer().print(lines);
        terminal.flush();
    }

    /** Says who shows texts that may be longer than the screen. */
    void lengthy(Consumer<String> pager) {
        lengthy = pager;
    }

    /** Says something that may be longer than the screen. */
    void sayAtLength(String text) {
        lengthy.accept(text);
    }

    /** Ends the line that was given up. On other than dumb terminals JLine has done it. */
    void endLine() {
        if (terminal instanceof DumbTerminal) {
            say("");
        }
    }

    /** Says what went wrong. */
    void complain(String text) {
        say(palette.paint(text, Palette.ERROR));
    }

    /** A text in a style, to be said. */
    String paint(String text, AttributedStyle style) {
        return palette.paint(text, style);
    }

    /** Whether what is dim can be told from what is not. */
    boolean hasColours() {
        return palette.hasColours();
    }

    /** How many characters fit in a line. */
    int width() {
        int width = terminal.getSize().getColumns();
        return width > 0 ? width : USUAL_WIDTH;
    }
}
