package dev.brood.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.internal.base.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a channel can do something. For one thread at a time; any thread may close it, which ends the wait. The channel
 * itself never blocks: an interrupt of a thread that is blocked in it would close it.
 */
final class Readiness {

    private final SelectableChannel channel;

    @GuardedBy("this")
    private Selector selector;

    @GuardedBy("this")
    private boolean closed;

    Readiness(SelectableChannel channel) {
        this.channel = channel;
    }

    /** Waits. Comes back early if the thread is interrupted, which it stays, or if this or the channel is closed. */
    void await(int operations, Deadline deadline) {
        long left = deadline.remaining();
        if (left <= 0) {
            return;
        }
        try {
            Selector mine = selector(operations);
            if (mine != null) {
                mine.select(_ -> {}, left == Long.MAX_VALUE ? 0 : millis(left));
            }
        } catch (ClosedSelectorException | CancelledKeyException | ClosedChannelException e) {
            // whoever waits looks
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for a socket", e);
        }
    }

    private static long millis(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
    }

    private synchronized Selector selector(int operations) throws IOException {
        if (closed) {
            return null;
        }
        if (selector == null) {
            selector = Selector.open();
        }
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, operations);
        } else if (key.interestOps() != operations) {
            key.interestOps(operations);
        }
        return selector;
    }

    /** Has whoever waits look again. */
    synchronized void wake() {
        if (selector != null) {
            selector.wakeup();
        }
    }

    synchronized void close() {
        closed = true;
        try {
            if (selector != null) {
                selector.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a selector", e);
        }
    }
}
