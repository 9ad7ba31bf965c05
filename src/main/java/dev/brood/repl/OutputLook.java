package dev.brood.repl;

/** How the output of children looks: in a colour for each process. */
final class OutputLook {

    private static final char ESCAPE = '\u001b';

    private final Palette palette;

    OutputLook(Palette palette) {
        this.palette = palette;
    }

    /** The line of a process as it is shown. Lines that bring colours of their own keep them. */
    String of(String process, String line) {
        return line.indexOf(ESCAPE) >= 0 ? line : palette.paint(line, Palette.ofProcess(process));
    }
}
