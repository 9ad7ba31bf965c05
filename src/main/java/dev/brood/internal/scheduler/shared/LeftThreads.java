package dev.brood.internal.scheduler.shared;

import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.diagnosis.Remarks;
import dev.brood.internal.process.ThisProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Threads that tasks started in a worker and left running. A JVM waits for them, for ever if need be, and a pool's
 * {@code close()} for the JVM; an executor's does not wait for threads that its tasks started. So they get a moment to finish, and then they
 * end with the worker, which says so.
 */
final class LeftThreads {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private LeftThreads() {}

    /** To be called in the main thread, which has nothing else to do any more. Does not return if it has to end the process. */
    static void endWithThisProcess() {
        long deadline = System.nanoTime() + MOMENT.toNanos();
        for (Thread thread : running()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Uninterrupted.await(() -> thread.join(left));
        }
        List<Thread> left = running();
        if (!left.isEmpty()) {
            Remarks.say(
                    "%s ends, and with it threads that tasks have left running: %s"
                            .formatted(
                                    ThisProcess.current().name(),
                                    left.stream()
                                            .map(Thread::getName)
                                            .collect(Collectors.joining(", "))));
            Runtime.getRuntime().exit(0);
        }
    }

    private static List<Thread> running() {
        return Stream.of(SystemThreads.running())
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .toList();
    }
}
