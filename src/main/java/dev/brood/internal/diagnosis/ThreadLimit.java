package dev.brood.internal.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What to say when the system gives no more threads. Java calls that a lack of memory, which it mostly is not. */
public final class ThreadLimit {

    private static final String REFUSED = "unable to create native thread";
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String PROCESSES = "Max processes";

    private ThreadLimit() {}

    /**
     * Tells whether that is what an error or a line of its trace says.
     *
     * @param text of the error
     * @return true if it is
     */
    public static boolean isSaidBy(String text) {
        return text != null && text.contains(REFUSED);
    }

    /**
     * Says what was refused and which limit that may be.
     *
     * @return half a sentence
     */
    public static String words() {
        return "the system gives no more threads: "
                + limit().map(most ->
                                "this user may have "
                                        + most
                                        + " processes and threads (ulimit -u), and a")
                        .orElse("a")
                + " container may have fewer (pids.max)";
    }

    private static Optional<String> limit() {
        try (var lines = Files.lines(LIMITS)) {
            return lines.filter(line -> line.startsWith(PROCESSES))
                    .map(line -> line.substring(PROCESSES.length()).strip().split(" ")[0])
                    .filter(most -> !most.equals("unlimited"))
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
