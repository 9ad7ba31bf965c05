package dev.brood.testing;

import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * How long a test waits. One factor stretches all of it: {@code -Dbrood.test.patience=3} on a slow machine. Whoever runs
 * out of patience prints the stacks of this process and of its children.
 */
public enum Wait {
    /** For what we promise to happen within a second. */
    PROMISED(1),
    /** For a child process to boot, to do something short and to end. */
    CHILD(20),
    /** For a program of its own with a session and children. */
    PROGRAM(40),
    /** For dozens of children. */
    CROWD(80),
    /** For hundreds of them, one after the other. */
    STORM(300);

    private static final long PAUSE_MILLIS = 5;

    private final Duration time;

    Wait(int seconds) {
        double patience = Double.parseDouble(System.getProperty("brood.test.patience", "1"));
        this.time = Duration.ofMillis((long) (seconds * 1000 * patience));
    }

    /** The time, stretched. */
    public Duration time() {
        return time;
    }

    /** Waits for the end of a child. */
    public void join(ChildProcess child) {
        if (!child.join(time)) {
            throw tooLong("the end of " + child);
        }
    }

    /** Waits for a result, however it comes out. */
    public <T> AsyncResult<T> await(AsyncResult<T> result) {
        if (!result.await(time)) {
            throw tooLong("a result");
        }
        return result;
    }

    /** Waits for a value. */
    public <T> T get(AsyncResult<T> result) {
        return await(result).get();
    }

    /** Makes a call that must not hang. */
    public <T> T call(String what, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = Thread.ofPlatform().daemon().name("call of " + what).start(task);
        try {
            return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            AssertionError error = tooLong(what);
            thread.interrupt();
            throw error;
        }
    }

    /** Waits for something outside of this process, which nobody tells us about. */
    public void until(String what, BooleanSupplier condition) {
        if (!holdsInTime(condition)) {
            throw tooLong(what);
        }
    }

    /** Waits for a condition and tells whether it holds now. */
    public boolean holdsInTime(BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while waiting", e);
            }
        }
        return true;
    }

    /** What to throw when time is over. */
    public AssertionError tooLong(String what) {
        Stacks.print();
        return new AssertionError(
                "waited for " + time + " for " + what + "; the stacks are on standard error");
    }
}
