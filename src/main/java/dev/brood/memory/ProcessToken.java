package dev.brood.memory;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a process in one word that is never given to another: a process id may be used again, but not with the same
 * time of start.
 *
 * <pre>
 *   63            32 31             0
 *  | time of start  |  process id    |      never zero
 * </pre>
 *
 * The time of start is in the system's ticks since boot where there is {@code /proc} (hundredths of a second, field 22
 * of {@code proc_pid_stat(5)}), else in hundredths of a second of the calendar; its lower 32 bits.
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
     * Tells whether a process lives. One that has ended and was not waited for by its parent, a zombie, does not.
     *
     * @param token names the process
     * @return true if it is alive
     */
    public static boolean isAlive(long token) {
        return token == MINE || token == of(pid(token));
    }

    /** The token of the process that has this id now; 0 if none has. */
    static long of(long pid) {
        long start = HAS_PROC ? startFromProc(pid) : startFromHandle(pid);
        return start < 0 ? 0 : start << 32 | pid;
    }

    private static long startFromProc(long pid) {
        try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
            String stat = new String(in.readNBytes(LONGEST_STAT), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", START + 2);
            boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
            // the first thread of a process may have ended before the others
            return ended && Integer.parseInt(fields[THREADS]) <= 1
                    ? -1
                    : Long.parseLong(fields[START]) & 0xFFFF_FFFFL;
        } catch (IOException | IndexOutOfBoundsException e) {
            return -1; // gone, or going while we read
        }
    }

    private static long startFromHandle(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.map(handle ->
                        handle.info()
                                .startInstant()
                                .map(start -> start.toEpochMilli() / MILLIS_PER_TICK & 0xFFFF_FFFFL)
                                .orElse(0L))
                .orElse(-1L);
    }
}
