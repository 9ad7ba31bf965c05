package dev.brood.error;

import dev.brood.internal.diagnosis.CrashReport;
import dev.brood.internal.diagnosis.ExitCodes;
import dev.brood.internal.diagnosis.MemoryHint;
import java.io.Serial;
import java.util.List;

/** A worker process ended before it had delivered its result: it was killed, halted, crashed or ran out of memory. */
public final class WorkerDiedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    private final long pid;
    private final int exitCode;

    /**
     * Describes the death.
     *
     * @param worker name of the process
     * @param pid its process id
     * @param exitCode its exit code, −N for signal N
     * @param lastErrorLines the last lines that it wrote to standard error, oldest first
     */
    public WorkerDiedException(String worker, long pid, int exitCode, List<String> lastErrorLines) {
        this(worker, pid, exitCode, lastErrorLines, "");
    }

    /**
     * Describes the death of one that had several things to do.
     *
     * @param worker name of the process
     * @param pid its process id
     * @param exitCode its exit code, −N for signal N
     * @param lastErrorLines the last lines that it wrote to standard error, oldest first
     * @param item what it was at, in words; may be empty
     */
    public WorkerDiedException(
            String worker, long pid, int exitCode, List<String> lastErrorLines, String item) {
        super(describe(worker, pid, exitCode, lastErrorLines, item), null);
        this.pid = pid;
        this.exitCode = exitCode;
    }

    private static String describe(
            String worker, long pid, int exitCode, List<String> lines, String item) {
        var text =
                new StringBuilder(
                        "%s (pid %d) ended before its result was there%s: %s"
                                .formatted(
                                        worker,
                                        pid,
                                        item.isEmpty() ? "" : " (" + item + ")",
                                        ExitCodes.describe(exitCode)));
        MemoryHint.of(exitCode, lines).ifPresent(hint -> text.append("; ").append(hint));
        CrashReport.cause(lines)
                .ifPresent(cause ->
                        text.append("; native code crashed it: ")
                                .append(cause)
                                .append(
                                        "; for the JVM's full report add"
                                                + " .jvm(\"-XX:ErrorFile=crash-%p.log\")"));
        boolean crashed = CrashReport.cause(lines).isPresent();
        List<String> words =
                lines.stream()
                        .filter(line -> !MemoryHint.isHint(line))
                        .filter(line -> !crashed || !CrashReport.isOfReport(line))
                        .toList();
        if (!words.isEmpty()) {
            text.append("; its last words on standard error:");
            words.forEach(line -> text.append("\n    ").append(line));
        }
        return text.toString();
    }

    /**
     * Tells which process died.
     *
     * @return its process id
     */
    public long pid() {
        return pid;
    }

    /**
     * Tells how it died.
     *
     * @return the exit code, −N for signal N
     */
    public int exitCode() {
        return exitCode;
    }
}
