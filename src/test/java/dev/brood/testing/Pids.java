package dev.brood.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes by their pids, also those that are no children of this one. */
public final class Pids {

    private Pids() {}

    /** Whether it has ended. One that waits for its parent to notice, as nobody else may take its pid, has. */
    public static boolean hasEnded(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).isEmpty();
        }
        try {
            String text = Files.readString(stat);
            return text.charAt(text.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            return true;
        }
    }
}
