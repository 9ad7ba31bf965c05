package dev.brood.repl;

/** How the output of children looks: in a colour for each process, with its name in front if that is wanted. */
final class OutputLook {

    private static final char ESCAPE = '\u001b';

    private final Palette palette;
    private volatile boolean names;

    OutputLook(Palette palette) {
        this.palette = palette;
    }

    /** Says whether names are wanted. */
    void names(boolean wanted) {
        names = wanted;
    }

    /** The line of a process as it is shown. Lines that bring colours of their own keep them. */
    String of(String process, String line) {
        if (names) {
            return palette.paint(process + " | ", Palette.ofProcess(process)) + line;
        }
        return line.indexOf(ESCAPE) >= 0 ? line : palette.paint(line, Palette.ofProcess(process));
    }
}
