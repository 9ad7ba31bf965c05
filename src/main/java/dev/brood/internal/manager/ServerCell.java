package dev.brood.internal.manager;

import dev.brood.error.ClosedException;
import dev.brood.error.DisconnectedException;
import dev.brood.internal.channel.SharedQueue;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a manager is found: a queue in which callers put their end of a pipe, and what became of the process.
 *
 * <pre>
 *    0       8
 *   | token | closed |
 *
 *   token    the process, once it serves; written by it, once
 *   closed   1 once its maker has closed it; written by him, once
 * </pre>
 *
 * <p>If the process dies, its token tells. If its maker dies, the process ends, see there.
 */
final class ServerCell extends SharedObject {

    private static final long TOKEN = 0;
    private static final long CLOSED = 8;
    private static final int BYTES = 16;

    private final SharedQueue<Object> callers;
    private final Connections connections = new Connections(this);

    /** In the process that started it: how it has ended, or null while it runs. */
    private volatile Supplier<String> end = () -> null;

    ServerCell() {
        super(BYTES);
        callers = new SharedQueue<>(0);
    }

    @SuppressWarnings("unchecked") // as it was sent
    private ServerCell(Sent sent) {
        super(sent.address(), BYTES);
        callers = (SharedQueue<Object>) sent.parts().getFirst();
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address(), List.of(callers));
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new ServerCell(sent);
    }

    /** Takes the ends of callers, and the numbers of those who have given up. */
    SharedQueue<Object> callers() {
        return callers;
    }

    Connections connections() {
        return connections;
    }

    long place() {
        return address();
    }

    /** Says that this process serves from now on. */
    void serves() {
        words().setLongVolatile(TOKEN, ProcessToken.mine());
    }

    void close() {
        words().setIntVolatile(CLOSED, 1);
    }

    void endIsToldBy(Supplier<String> teller) {
        end = teller;
    }

    /**
     * Makes sure that there is somebody to call.
     *
     * @throws ClosedException if it was closed
     * @throws DisconnectedException if it is gone
     */
    void checkAlive() {
        if (words().getIntVolatile(CLOSED) != 0) {
            throw new ClosedException("the manager was closed");
        }
        long token = words().getLongVolatile(TOKEN);
        if (end.get() != null || token != 0 && ProcessToken.isDead(token)) {
            throw gone();
        }
    }

    /** What to throw when a call was cut short. */
    RuntimeException gone() {
        if (words().getIntVolatile(CLOSED) != 0) {
            return new ClosedException("the manager was closed");
        }
        String how = end.get();
        long pid = ProcessToken.pid(words().getLongVolatile(TOKEN));
        return new DisconnectedException(
                how != null ? how : "the manager (pid %d) is gone".formatted(pid), null);
    }
}
