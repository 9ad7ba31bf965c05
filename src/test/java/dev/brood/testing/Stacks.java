package dev.brood.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The stacks of all threads, virtual ones included. */
final class Stacks {

    private static final long JCMD_SECONDS = 5;

    private Stacks() {}

    /** Prints the stacks of this process and of the processes that it started, with theirs, to standard error. */
    static void print() {
        System.err.println(ofThisProcess());
        ProcessHandle.current().descendants().forEach(Stacks::printOf);
    }

    /** The JVM's own dump: a line that begins with {@code #} for each thread, then its frames. */
    static String ofThisProcess() {
        try {
            Path folder = Files.createTempDirectory("stacks");
            Path dump = folder.resolve("dump");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            String text = Files.readString(dump);
            Files.delete(dump);
            Files.delete(folder);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void printOf(ProcessHandle process) {
        System.err.println(
                "stacks of " + process.pid() + " " + process.info().commandLine().orElse(""));
        try {
            // Not to our standard output, over which Surefire talks to Maven.
            Path dump = Files.createTempFile("stacks", null);
            Process jcmd =
                    new ProcessBuilder(
                                    Program.tool("jcmd"),
                                    String.valueOf(process.pid()),
                                    "Thread.print")
                            .redirectErrorStream(true)
                            .redirectOutput(dump.toFile())
                            .start();
            if (!jcmd.waitFor(JCMD_SECONDS, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
            }
            System.err.println(Files.readString(dump));
            Files.delete(dump);
        } catch (IOException e) {
            System.err.println("cannot be told: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
