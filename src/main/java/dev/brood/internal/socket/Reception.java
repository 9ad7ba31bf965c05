package dev.brood.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.channel.Address;
import dev.brood.error.AuthenticationException;
import dev.brood.error.ClosedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.process.HiddenKey;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets in who knows the key, in a thread of its own, so that nobody waits for anybody: a stranger who says nothing, or for an
 * {@code accept}. All visitors are served at once, and none gets more than a few hundred bytes of memory.
 *
 * <p>There are bounds: of {@value #MOST_VISITORS} visitors the one who has talked for longest has to go; of the failures that nobody asks
 * for the oldest is forgotten; and with {@value #MOST_READY} connections that nobody accepts, the rest waits in the system.
 */
final class Reception implements Runnable {

    private static final int MOST_VISITORS = 256;
    private static final int MOST_READY = 128;

    /** For the system to have descriptors again. */
    private static final long REST_NANOS = 100_000_000;

    /** One who was let in, or why not. */
    record Arrival(SocketChannel channel, Address from, String failure) {}

    private final Address address;
    private final ServerSocketChannel door;
    private final HiddenKey key;
    private final Selector selector;
    private final SelectionKey bell;

    /** Only the thread has these; the oldest first. */
    private final Map<SelectionKey, Visitor> visitors = new LinkedHashMap<>();

    private Deadline rest = Deadline.NOW;

    @GuardedBy("this")
    private final Deque<Arrival> arrivals = new ArrayDeque<>();

    @GuardedBy("this")
    private int ready;

    @GuardedBy("this")
    private boolean closed;

    /** Takes over a door that is open. */
    Reception(Address address, ServerSocketChannel door, HiddenKey key) throws IOException {
        this.address = address;
        this.door = door;
        this.key = key;
        door.configureBlocking(false);
        this.selector = Selector.open();
        this.bell = door.register(selector, SelectionKey.OP_ACCEPT);
    }

    // ---- for those who accept

    /** Gives the next who was let in, or was not; null if the time is over first. */
    synchronized Arrival next(Deadline deadline) throws InterruptedException {
        while (true) {
            if (closed) {
                throw new ClosedException("the listener at " + address + " was closed");
            }
            Arrival next = arrivals.pollFirst();
            if (next != null) {
                if (next.channel != null && ready-- == MOST_READY) {
                    selector.wakeup();
                }
                return next;
            }
            long left = deadline.remaining();
            if (left <= 0) {
                return null;
            }
            if (left == Long.MAX_VALUE) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
        }
    }

    synchronized boolean isReady() {
        return closed || !arrivals.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Says that it is over. The thread shuts the door. */
    synchronized void close() {
        closed = true;
        notifyAll();
        selector.wakeup();
    }

    // ---- the thread

    @Override
    public void run() {
        try {
            while (!isClosed()) {
                bell.interestOps(mayComeIn() ? SelectionKey.OP_ACCEPT : 0);
                selector.select(this::serve, millisToWait());
                turnAwayTheSilent();
            }
        } catch (IOException e) {
            // there is nothing to wait with any more
        } finally {
            close(); // whatever ended it: nobody should wait for those who cannot come
            shut();
        }
    }

    private synchronized boolean mayComeIn() {
        return ready < MOST_READY && rest.isOver();
    }

    private long millisToWait() {
        Iterator<Visitor> oldest = visitors.values().iterator();
        long left = oldest.hasNext() ? oldest.next().deadline().remaining() : Long.MAX_VALUE;
        if (!rest.isOver()) {
            left = Math.min(left, rest.remaining());
        }
        return left == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }

    private void serve(SelectionKey ready) {
        if (ready == bell) {
            letIn();
            return;
        }
        Visitor visitor = visitors.get(ready);
        if (visitor == null) {
            return; // had to go meanwhile
        }
        switch (visitor.listen()) {
            case TALKING -> {}
            case WELCOME -> welcome(ready, visitor);
            case REFUSED -> turnAway(ready, "did not prove that it knows the key");
            case GONE -> turnAway(ready, "hung up before it had proved that it knows the key");
            case GONE_SILENTLY -> turnAway(ready, null);
        }
    }

    private void letIn() {
        try {
            while (mayComeIn()) {
                SocketChannel channel = door.accept();
                if (channel == null) {
                    return;
                }
                if (visitors.size() == MOST_VISITORS) {
                    turnAway(
                            visitors.keySet().iterator().next(),
                            "had to make room, as too many came at once");
                }
                greet(channel);
            }
        } catch (IOException e) {
            rest = Deadline.inNanos(REST_NANOS); // no descriptors, say
        }
    }

    private void greet(SocketChannel channel) {
        try {
            Visitor visitor = new Visitor(channel, key);
            visitors.put(channel.register(selector, SelectionKey.OP_READ), visitor);
        } catch (IOException e) {
            close(channel); // went away at once
        }
    }

    private void turnAwayTheSilent() {
        while (!visitors.isEmpty()) {
            var oldest = visitors.entrySet().iterator().next();
            if (!oldest.getValue().deadline().isOver()) {
                return;
            }
            turnAway(
                    oldest.getKey(),
                    "did not prove within "
                            + Challenge.PATIENCE.toSeconds()
                            + " seconds that it knows the key");
        }
    }

    private void welcome(SelectionKey ready, Visitor visitor) {
        visitors.remove(ready);
        ready.cancel();
        try {
            Address from = Sockets.of(visitor.channel().getRemoteAddress(), address);
            add(new Arrival(visitor.channel(), from, null));
        } catch (IOException e) {
            close(visitor.channel()); // closed by itself: cannot be
        }
    }

    /** Says why, unless it is not worth it. */
    private void turnAway(SelectionKey ready, String why) {
        Visitor visitor = visitors.remove(ready);
        String who = describe(visitor.channel());
        ready.cancel();
        close(visitor.channel());
        if (why != null) {
            add(new Arrival(null, null, who + " " + why));
        }
    }

    private String describe(SocketChannel channel) {
        try {
            return address instanceof Address.Unix
                    ? "a client at " + address
                    : "a client from " + Sockets.of(channel.getRemoteAddress(), address);
        } catch (IOException e) {
            return "a client at " + address;
        }
    }

    private synchronized void add(Arrival arrival) {
        if (arrival.channel != null) {
            ready++;
        } else if (arrivals.size() - ready >= MOST_READY) {
            arrivals.removeFirstOccurrence(
                    arrivals.stream().filter(each -> each.channel == null).findFirst().get());
        }
        arrivals.addLast(arrival);
        notifyAll();
    }

    private void shut() {
        close(door);
        visitors.values().forEach(visitor -> close(visitor.channel()));
        synchronized (this) {
            arrivals.stream()
                    .filter(arrival -> arrival.channel != null)
                    .forEach(arrival -> close(arrival.channel));
            arrivals.clear();
        }
        close(selector); // only then the system closes what was registered
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // it is of no use any more in any case
        }
    }

    static AuthenticationException failure(Arrival arrival) {
        return new AuthenticationException(arrival.failure);
    }
}
