package dev.brood.internal.memory;

import dev.brood.error.SharedMemoryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How many pieces of memory this process has mapped. Linux allows a process so many ({@code vm.max_map_count}, 65,530 as a rule), and a
 * JVM that gets no more for its own needs aborts. So we stop at nine tenths of that, in words, and a bit later for what is there.
 *
 * <p>To count takes longer the more there are; it is done again only after half of what was free then has been taken.
 */
final class Mappings {

    /** The setting that says how many there may be, for tests. */
    static final String LIMIT_SETTING = "brood.mappings.limit";

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Path MOST = Path.of("/proc/sys/vm/max_map_count");
    private static final long ALLOWED = Long.getLong(LIMIT_SETTING, allowed());
    private static final long TO_MAKE = ALLOWED / 10 * 9;

    /** So that what is there can be used when no more can be made. */
    private static final long TO_USE = ALLOWED / 20 * 19;

    /** For a garbage collection and the cleaning after it, of thousands of queues perhaps, on a machine that has other work. */
    private static final long PATIENCE_NANOS = 2_000_000_000;

    private static final long PAUSE_MILLIS = 20;

    /** How many may be made before the next look. */
    private static final AtomicLong UNSEEN = new AtomicLong(TO_MAKE / 2);

    private Mappings() {}

    /**
     * Says that new memory is about to be mapped.
     *
     * @throws SharedMemoryException if there are too many
     */
    static void toMake() {
        another(TO_MAKE);
    }

    /**
     * Says that memory of others is about to be mapped.
     *
     * @throws SharedMemoryException if there are too many
     */
    static void toUse() {
        another(TO_USE);
    }

    /** Holds no lock: who cleans up has to map what it removes, and is what others wait for. */
    private static void another(long most) {
        if (UNSEEN.decrementAndGet() >= 0 || Handles.isCleaning()) {
            return;
        }
        long now = count();
        for (long began = System.nanoTime();
                now > most && System.nanoTime() - began < PATIENCE_NANOS; ) {
            System.gc(); // what is mapped until it is unreachable
            pause();
            now = count();
        }
        if (now > most) {
            throw new SharedMemoryException(
                    "this process has %d pieces of memory mapped, and the system allows %d (vm.max_map_count): too many queues with something in them, or large arrays, are in use at once"
                            .formatted(now, ALLOWED),
                    null);
        }
        UNSEEN.set(Math.max(0, TO_MAKE - now) / 2);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** None if nobody can know. */
    private static long count() {
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.count();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static long allowed() {
        // in one go: such a file gives nothing from its second byte on, with which readString would
        // begin
        try (BufferedReader reader = Files.newBufferedReader(MOST)) {
            return Long.parseLong(reader.readLine());
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE; // another system
        }
    }
}
