package dev.brood.internal.diagnosis;

import com.sun.management.OperatingSystemMXBean;
import dev.brood.error.WorkerDiedException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * What to do when memory ran out. Whoever knows how a process was started and ended adds that to its last lines, in the
 * forms that are made here; they are not shown.
 */
public final class MemoryHint {

    private static final String HEAP = "brood: heap of ";
    private static final String KILLED = "brood: killed by somebody else";
    private static final String RAN_OUT = "java.lang.OutOfMemoryError";

    /** What a JVM takes of the memory if it is not told. */
    private static final int USUAL_PART = 4;

    private static final int SIGKILL = -9;
    private static final long MEGA = 1 << 20;
    private static final long GIGA = 1 << 30;

    private MemoryHint() {}

    /**
     * Says how large the heap was allowed to be.
     *
     * @param bytes the limit
     * @return a line for {@link WorkerDiedException}
     */
    public static String heap(long bytes) {
        return HEAP + bytes;
    }

    /**
     * Says that SIGKILL came from nobody whom we know.
     *
     * @return a line for {@link WorkerDiedException}
     */
    public static String killedBySomebodyElse() {
        return KILLED;
    }

    public static boolean isHint(String line) {
        return line.startsWith(HEAP) || line.equals(KILLED);
    }

    public static Optional<String> of(int exitCode, List<String> lines) {
        if (lines.stream().anyMatch(ThreadLimit::isSaidBy)) {
            return Optional.of(ThreadLimit.words());
        }
        if (lines.stream().anyMatch(line -> line.contains(RAN_OUT))) {
            long total = total();
            long heap =
                    lines.stream()
                            .filter(line -> line.startsWith(HEAP))
                            .mapToLong(line -> Long.parseLong(line.substring(HEAP.length())))
                            .findFirst()
                            .orElse(total / USUAL_PART);
            return Optional.of("it ran out of memory" + advice(heap, total));
        }
        return exitCode == SIGKILL && lines.contains(KILLED)
                ? Optional.of(
                        "if nobody did that, the system did, as its memory ran out: try fewer processes at a"
                                + " time, or smaller ones with .heap(\"512m\")")
                : Optional.empty();
    }

    /** Twice as much, if that leaves something for others, or else what does. */
    static String advice(long heap, long total) {
        long more = Math.min(2 * heap, total / 4 * 3);
        String had = ": its heap had " + size(heap);
        return more > heap + heap / USUAL_PART
                ? had + "; give it more with .heap(\"" + size(more) + "\")"
                : had
                        + ", and all the memory there is here is "
                        + size(total)
                        + ": let it do less at a time";
    }

    private static String size(long bytes) {
        return bytes >= 2 * GIGA && (bytes % GIGA == 0 || bytes >= 4 * GIGA)
                ? bytes / GIGA + "g"
                : Math.max(1, bytes / MEGA) + "m";
    }

    /** Of the machine, or of the container. */
    private static long total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : USUAL_PART * Runtime.getRuntime().maxMemory();
    }
}
