package dev.brood.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.internal.base.Interrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors say what happened, with values and with what to do next. */
class ErrorWordsTest {

    @Test
    void exitCodesAreSaidInWords() {
        assertEquals("exit code 0", ExitCodes.describe(0));
        assertEquals("exit code 143", ExitCodes.describe(143));
        assertEquals("killed by SIGKILL (exit code -9)", ExitCodes.describe(-9));
        assertEquals("killed by SIGTERM (exit code -15)", ExitCodes.describe(-15));
        assertEquals("killed by signal 40 (exit code -40)", ExitCodes.describe(-40));
    }

    @Test
    void deathOfAWorkerIsToldWithItsLastWords() {
        var error = new WorkerDiedException("Process-1", 4711, -9, List.of("first", "second"));
        assertEquals(4711, error.pid());
        assertEquals(-9, error.exitCode());
        assertEquals(
                "Process-1 (pid 4711) ended before its result was there: killed by SIGKILL (exit code -9);"
                        + " its last words on standard error:\n    first\n    second",
                error.getMessage());
    }

    @Test
    void outOfMemoryComesWithAdvice() {
        var error =
                new WorkerDiedException(
                        "Process-1",
                        4711,
                        1,
                        List.of(
                                "java.lang.OutOfMemoryError: Java heap space",
                                MemoryHint.heap(64 << 20)));
        assertEquals(
                "Process-1 (pid 4711) ended before its result was there: exit code 1; it ran out of memory:"
                        + " its heap had 64m; give it more with .heap(\"128m\"); its last words on standard error:"
                        + "\n    java.lang.OutOfMemoryError: Java heap space",
                error.getMessage());
        assertFalse(
                new WorkerDiedException("Process-1", 4711, 1, List.of())
                        .getMessage()
                        .contains("heap"));
    }

    @Test
    void advisedHeapIsLargerThanTheOldOneAndFitsIntoTheMachine() {
        long giga = 1L << 30;
        assertEquals(
                ": its heap had 6g; give it more with .heap(\"12g\")",
                MemoryHint.advice(6 * giga, 24 * giga));
        assertEquals(
                ": its heap had 6g; give it more with .heap(\"9g\")",
                MemoryHint.advice(6 * giga, 12 * giga));
        assertEquals(
                ": its heap had 6g, and all the memory there is here is 8g: let it do less at a time",
                MemoryHint.advice(6 * giga, 8 * giga));
    }

    @Test
    void killThatNobodyOfOursSentIsExplained() {
        List<String> lines = List.of(MemoryHint.killedBySomebodyElse());
        assertEquals(
                "Process-1 (pid 4711) ended before its result was there: killed by SIGKILL (exit code -9); if"
                        + " nobody did that, the system did, as its memory ran out: try fewer processes at a time,"
                        + " or smaller ones with .heap(\"512m\")",
                new WorkerDiedException("Process-1", 4711, -9, lines).getMessage());
        assertFalse(
                new WorkerDiedException("Process-1", 4711, -15, lines)
                        .getMessage()
                        .contains("memory"));
    }

    @Test
    void nativeCrashIsToldByItsSignalAndPlace() {
        var report = new CrashReport();
        List<String> kept =
                """
                harmless
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f635e0364ad, pid=10370, tid=10376
                #
                # JRE version: OpenJDK
                # Problematic frame:
                # V  [libjvm.so+0x12364ad]  Unsafe_PutInt+0xad
                #
                # No core dump will be written.
                """
                        .lines()
                        .filter(line -> report.take(line) == CrashReport.Line.TELLING)
                        .toList();
        var words = new ArrayList<>(List.of("last words"));
        words.addAll(kept);
        assertEquals(
                "Process-1 (pid 10370) ended before its result was there: killed by SIGABRT (exit code -6);"
                        + " native code crashed it: A fatal error has been detected by the Java Runtime"
                        + " Environment: SIGSEGV (0xb) at pc=0x00007f635e0364ad, pid=10370, tid=10376;"
                        + " V  [libjvm.so+0x12364ad]  Unsafe_PutInt+0xad;"
                        + " for the JVM's full report add .jvm(\"-XX:ErrorFile=crash-%p.log\");"
                        + " its last words on standard error:\n    last words",
                new WorkerDiedException("Process-1", 10370, -6, words).getMessage());
    }

    @Test
    void culpritIsNamedByItsPath() {
        var error = new NotSendableException("argument 1 → Job.source", "it is open", null);
        assertEquals("argument 1 → Job.source", error.path());
        assertEquals("cannot send argument 1 → Job.source: it is open", error.getMessage());
    }

    @Test
    void taskFailureNamesTheWorkerAndTheCause() {
        var cause = new IOException("no");
        var error = new TaskException("Process-1 (pid 7)", cause);
        assertSame(cause, error.getCause());
        assertEquals("Process-1 (pid 7)", error.worker());
        assertEquals("java.io.IOException: no (in Process-1 (pid 7))", error.getMessage());
    }

    @Test
    void interruptedWaitKeepsTheFlag() {
        var error = Interrupted.during("waiting for Process-1", new InterruptedException());
        assertTrue(Thread.interrupted());
        assertEquals("interrupted while waiting for Process-1", error.getMessage());
    }
}
