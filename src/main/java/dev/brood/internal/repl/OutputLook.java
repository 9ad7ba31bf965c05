package dev.brood.internal.repl;

import java.util.function.BooleanSupplier;
import org.jline.utils.AttributedStyle;

/** How the output of children looks: in a colour for each process, and behind its name if the user wants that. */
final class OutputLook {

    private static final char ESCAPE = '\u001b';
    private static final String SEPARATOR = " | ";

    private final Palette palette;
    private volatile BooleanSupplier prefixed = () -> false;

    OutputLook(Palette palette) {
        this.palette = palette;
    }

    /** Says who knows whether names are wanted. */
    void prefixed(BooleanSupplier wanted) {
        prefixed = wanted;
    }

    /** The line of a process as it is shown. Lines that bring colours of their own keep them. */
    String of(String process, String line) {
        AttributedStyle style = Palette.ofProcess(process);
        String shown = line.indexOf(ESCAPE) >= 0 ? line : palette.paint(line, style);
        return prefixed.getAsBoolean()
                ? palette.paint(process, style.bold()) + palette.paint(SEPARATOR, style) + shown
                : shown;
    }
}
