package dev.brood.siege;

import dev.brood.internal.memory.Session;
import dev.brood.testing.Threads;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What is there.
 *
 * @param processes below this one
 * @param descriptors of this process
 * @param threads of it, without those that are kept
 * @param files in the folder of the session
 * @param kilobytes in them
 */
record Remains(long processes, long descriptors, long threads, long files, long kilobytes) {

    static Remains now() {
        return new Remains(
                ProcessHandle.current().descendants().count(),
                list(Path.of("/proc/self/fd")).count(),
                Threads.count(),
                list(Session.folder()).count(),
                list(Session.folder()).mapToLong(Remains::size).sum() >> 10);
    }

    /** What is there when all is gone that goes, if it does in time. */
    Remains awaited() {
        Wait.CHILD.holdsInTime(() -> {
            System.gc(); // handles that nobody can reach
            return now().beyond(this) == 0;
        });
        return now();
    }

    /** How much more this is than that, leaving out what a process that was killed may leave in shared memory. */
    long beyond(Remains before) {
        return Math.max(0, processes - before.processes)
                + Math.max(0, descriptors - before.descriptors)
                + Math.max(0, threads - before.threads);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // it has just gone
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
