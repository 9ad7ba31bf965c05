package dev.brood.internal.machine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another program that was started from here, which is no worker of ours. */
public final class Program {

    private static final File NOTHING = new File("/dev/null");

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Starts one that reads and writes where this process does.
     *
     * @param command its name and arguments
     * @return the program
     * @throws IOException if it cannot be started
     */
    public static Program here(List<String> command) throws IOException {
        return new Program(new ProcessBuilder(command).inheritIO().start());
    }

    /**
     * Starts one that has a terminal of its own, but for its errors, which go where those of this process do.
     *
     * @param command its name and arguments
     * @param terminal the terminal's file
     * @return the program
     * @throws IOException if it cannot be started
     */
    public static Program on(File terminal, List<String> command) throws IOException {
        return new Program(
                new ProcessBuilder(command)
                        .inheritIO()
                        .redirectInput(terminal)
                        .redirectOutput(Redirect.appendTo(terminal))
                        .start());
    }

    /**
     * Starts one that reads nothing, and writes what {@link #output} gives.
     *
     * @param folder where it runs
     * @param variables its environment has besides this process's
     * @param command its name and arguments
     * @return the program
     * @throws IOException if it cannot be started
     */
    public static Program in(Path folder, Map<String, String> variables, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(NOTHING);
        builder.environment().putAll(variables);
        return new Program(builder.start());
    }

    /**
     * Gives what it writes, on standard output and standard error.
     *
     * @return for one reader
     */
    public BufferedReader output() {
        return process.inputReader();
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws InterruptedException if interrupted; it runs on
     */
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it. */
    public void kill() {
        process.destroyForcibly();
    }
}
