package dev.brood.process;

/** Takes the output of child processes, line by line. */
@FunctionalInterface
public interface LineSink {

    /** To this process's standard streams, each line in one piece. */
    LineSink STANDARD =
            (_, error, line) -> {
                // one call with the line's end in it, so that lines of several children never mix
                (error ? System.err : System.out).print(line + System.lineSeparator());
                (error ? System.err : System.out).flush();
            };

    /**
     * Takes a line. Called from several threads.
     *
     * @param process name of the process that wrote it
     * @param error whether to standard error
     * @param line the line, without its end
     */
    void line(String process, boolean error, String line);
}
