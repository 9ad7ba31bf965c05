package dev.brood.internal.channel;

import dev.brood.channel.Connection;
import dev.brood.channel.Queue;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Peek;
import dev.brood.testing.Wait;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call that waits, in a thread of its own.
 *
 * @param thread where it waits
 * @param task the call
 */
record Blocked<T>(Thread thread, FutureTask<T> task) {

    static <T> Blocked<T> in(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        return new Blocked<>(Thread.ofPlatform().daemon().name("blocked").start(task), task);
    }

    /** Waits until somebody sleeps there. */
    static void sleeperIn(AtomicMemory records, int eventCount) {
        Wait.CHILD.until("a thread to sleep", () -> records.getIntVolatile(eventCount) != 0);
    }

    /** Waits until somebody sleeps there, which can only be this one. */
    Blocked<T> asleep(AtomicMemory records, int eventCount) {
        sleeperIn(records, eventCount);
        return this;
    }

    /** Asleep in a get. */
    Blocked<T> inGet(Queue<?> queue) {
        return asleep(((SharedQueue<?>) queue).records().words, RecordQueueLayout.NOT_EMPTY);
    }

    /** Asleep in a put. */
    Blocked<T> inPut(Queue<?> queue) {
        return asleep(((SharedQueue<?>) queue).records().words, RecordQueueLayout.NOT_FULL);
    }

    /** Asleep in a receive at an end. */
    Blocked<T> inRecv(Connection<?> end, int side) {
        return asleep(records(end, side, 1 - side), RecordQueueLayout.NOT_EMPTY);
    }

    /** Asleep in a send at an end. */
    Blocked<T> inSend(Connection<?> end, int side) {
        return asleep(records(end, side, side), RecordQueueLayout.NOT_FULL);
    }

    private static AtomicMemory records(Connection<?> end, int side, int from) {
        return PipeCell.of(Peek.address(end), side).from(from).words;
    }

    /** What the call returns, within a second. */
    T get() throws Exception {
        try {
            return task.get(Wait.PROMISED.time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Wait.PROMISED.tooLong("a call to return");
        }
    }

    /** What the call throws, within a second. */
    <E extends Throwable> E failure(Class<E> type) throws Exception {
        try {
            throw new AssertionError("it returned " + get());
        } catch (ExecutionException e) {
            if (type.isInstance(e.getCause())) {
                return type.cast(e.getCause());
            }
            throw new AssertionError("it threw something else", e.getCause());
        }
    }
}
