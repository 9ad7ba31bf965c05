package dev.brood.internal.wire;

/**
 * Which lines of the user's source stand behind the lines of a class that JShell made.
 *
 * @param source name of the source: a script's file name, or {@code #7} for the seventh snippet at the prompt
 * @param lines for each line of the class, from line 1 on, the line of the source, or 0 if there is none
 */
public record SourceLines(String source, int[] lines) {

    /**
     * Finds the line of the source.
     *
     * @param classLine a line of the class, from 1 on
     * @return the line of the source, or 0 if there is none
     */
    public int line(int classLine) {
        return classLine >= 1 && classLine <= lines.length ? lines[classLine - 1] : 0;
    }
}
