package dev.brood.internal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the system allows this process to have, where it tells. */
public final class OwnLimits {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String PROCESSES = "Max processes";

    private OwnLimits() {}

    /**
     * Tells how many processes and threads this user may have.
     *
     * @return the number, in digits; nothing if it is not bounded, or not known
     */
    public static Optional<String> processes() {
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
