package dev.brood.internal.memory;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names a process in one word that is never given to another: a process id may be used again, but not with the same
 * time of start.
 *
 * <pre>
 *   62            32 31             0
 *  | time of start  |  process id    |      positive
 * </pre>
 *
 * The time of start is in the system's ticks since boot where there is {@code /proc} (hundredths of a second, field 22
 * of {@code proc_pid_stat(5)}), else in hundredths of a second of the calendar; its lower 31 bits, so that a
 * token is never negative. It is zero if it could
 * not be seen: then whoever has the id is taken for the process.
 */
public final class ProcessToken {

    private static final Path PROC = Path.of("/proc");
    private static final boolean HAS_PROC = Files.isReadable(PROC.resolve("self/stat"));

    private static final int MILLIS_PER_TICK = 10;

    // fields of /proc/PID/stat, counted from the one after the command
    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final int START = 19;
    private static final int LONGEST_STAT = 1024;

    private static final long LONGEST_START = 0x7FFF_FFFFL;

    /** There is such a process, but it has ended. */
    static final long ENDED = -1;

    /** Nothing could be seen: there is no such process, or no descriptor to look with, or it is hidden. */
    static final long UNSEEN = -2;

    private static final long MINE = of(ProcessHandle.current().pid());

    private ProcessToken() {}

    /**
     * Names this process.
     *
     * @return its token
     */
    public static long mine() {
        return MINE;
    }

    /**
     * Gives the process id in a token.
     *
     * @param token the token
     * @return the id
     */
    public static long pid(long token) {
        return token & 0xFFFF_FFFFL;
    }

    /**
     * Tells whether a process has certainly ended. One that was not waited for by its parent yet, a zombie, has. Where
     * nothing can be seen, for lack of descriptors say, it is not taken for dead unless its id belongs to nobody.
     *
     * @param token names the process; without an id it names none, and is dead
     * @return false if it is alive or nobody knows
     */
    public static boolean isDead(long token) {
        if (token == MINE) {
            return false;
        }
        long pid = pid(token);
        long start = pid == 0 ? ENDED : start(pid);
        return start == UNSEEN
                ? isNobody(pid)
                : start == ENDED || start != token >>> 32 && token >>> 32 != 0;
    }

    private static boolean isNobody(long pid) {
        try {
            return KillZero.isNobody(pid);
        } catch (LinkageError e) {
            // there is no such call, or its class met the end of the stack and is of no use for
            // ever
            return HAS_PROC && Files.notExists(PROC.resolve(String.valueOf(pid)));
        }
    }

    /**
     * Names the process that has an id now.
     *
     * @param pid the id
     * @return its token, or 0 if it has ended
     */
    public static long of(long pid) {
        long start = start(pid);
        return start == ENDED ? 0 : Math.max(start, 0) << 32 | pid;
    }

    private static long start(long pid) {
        return HAS_PROC ? startFromProc(pid) : startFromHandle(pid);
    }

    private static long startFromProc(long pid) {
        try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
            return start(new String(in.readNBytes(LONGEST_STAT), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return UNSEEN; // also while it goes
        }
    }

    /** Reads what may be cut short. */
    static long start(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", START + 2);
        if (fields.length < START + 2) {
            return UNSEEN;
        }
        boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
        // the first thread of a process may have ended before the others
        return ended && Integer.parseInt(fields[THREADS]) <= 1
                ? ENDED
                : Long.parseLong(fields[START]) & LONGEST_START;
    }

    private static long startFromHandle(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> start.toEpochMilli() / MILLIS_PER_TICK & LONGEST_START)
                .orElse(UNSEEN);
    }
}
