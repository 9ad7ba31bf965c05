package dev.brood.internal.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the system tells about a process.
 *
 * @param age since its start; null if not known
 * @param cpu the time that it has computed; null if not known
 * @param memoryMegabytes what it has in memory; −1 if not known
 * @param isHalted whether it was halted, by SIGSTOP or Ctrl-Z
 */
public record ProcessStats(Duration age, Duration cpu, long memoryMegabytes, boolean isHalted) {

    private static final Path PROC = Path.of("/proc");
    private static final String MEMORY = "VmRSS:";
    private static final String STATE = "State:";
    private static final int KILOBYTES = 1024;

    /**
     * Looks at one.
     *
     * @param pid its id
     * @return what there is to know; nothing of one that has ended
     */
    public static ProcessStats of(long pid) {
        Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
        String status = status(pid);
        String memory = field(status, MEMORY);
        return new ProcessStats(
                info.flatMap(ProcessHandle.Info::startInstant)
                        .map(start -> Duration.between(start, Instant.now()))
                        .orElse(null),
                info.flatMap(ProcessHandle.Info::totalCpuDuration).orElse(null),
                memory.isEmpty() ? -1 : Long.parseLong(memory.split(" ")[0]) / KILOBYTES,
                field(status, STATE).startsWith("T"));
    }

    /** What Linux tells; other systems do not have it in a file. */
    private static String status(long pid) {
        try {
            return Files.readString(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // or it has just ended
        }
    }

    private static String field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }
}
