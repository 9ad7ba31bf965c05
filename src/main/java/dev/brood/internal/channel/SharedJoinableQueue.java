package dev.brood.internal.channel;

import dev.brood.channel.JoinableQueue;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.memory.Handle;
import java.time.Duration;

/**
 * A {@link JoinableQueue} in shared memory.
 *
 * @param <T> type of the items
 */
public final class SharedJoinableQueue<T> extends SharedQueue<T> implements JoinableQueue<T> {

    /**
     * Makes a queue.
     *
     * @param limit how many items it holds at most; zero or less is no limit
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedJoinableQueue(int limit) {
        super(limit);
    }

    private SharedJoinableQueue(QueueCell cell) {
        super(cell);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedJoinableQueue<>(new QueueCell(sent));
    }

    @Override
    public void taskDone() {
        if (!records().done()) {
            throw new IllegalStateException(
                    "taskDone() was called for every item that was put already");
        }
    }

    @Override
    public void join() {
        join(Deadline.NEVER);
    }

    @Override
    public boolean join(Duration timeout) {
        return join(Deadline.in(timeout));
    }

    private boolean join(Deadline deadline) {
        try {
            boolean done = records().awaitDone(deadline, watch());
            records(); // tells if it was closed
            return done;
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for the tasks of a queue", e);
        }
    }
}
