package dev.brood.internal.manager;

import dev.brood.channel.Connection;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.NotSendableException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The manager's side: a thread for each connection makes the calls, one after the other, and answers each.
 *
 * <pre>
 *   request = target:Long operation:Integer envelope:byte[]|null argument*
 *   answer  = thrown:Boolean value | thrown:Boolean exception:byte[]
 * </pre>
 *
 * Functions come in an envelope, with their code and the session variables that they reach; it has all arguments then.
 */
final class ObjectServer {

    /** Not an object: the server itself. */
    static final long ITSELF = 0;

    static final int MAKE = 0;
    static final int COUNT = 1;

    static final int HEADER = 3;
    private static final long SWEEP_MILLIS = 1000;

    private static volatile ObjectServer here;

    private final ServerCell cell;
    private final Map<Long, ServedObject> objects = new ConcurrentHashMap<>();
    private final Map<Long, Thread> threads = new ConcurrentHashMap<>();
    private long lastNumber;

    ObjectServer(ServerCell cell) {
        this.cell = cell;
    }

    /** The server of this process, if it is the one of that cell. */
    static ObjectServer here(ServerCell cell) {
        ObjectServer server = here;
        return server != null && server.cell.place() == cell.place() ? server : null;
    }

    /** Serves until the process ends. */
    void serve() throws InterruptedException {
        here = this;
        cell.serves();
        long lastSweep = System.nanoTime();
        while (true) {
            Object caller = cell.callers().poll(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
            if (caller instanceof Connection<?> end) {
                accept(end);
            } else if (caller instanceof Long number) {
                Thread givenUp = threads.get(number);
                if (givenUp != null) {
                    givenUp.interrupt();
                }
            }
            if (System.nanoTime() - lastSweep > TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS)) {
                sweep();
                lastSweep = System.nanoTime();
            }
        }
    }

    @SuppressWarnings("unchecked") // only callers have this queue
    private void accept(Connection<?> end) {
        long number = ++lastNumber;
        try {
            SystemThreads.start("brood-caller", () -> answer((Connection<Object[]>) end, number));
        } catch (RuntimeException | Error e) {
            end.close(); // the caller is told that nobody is there
        }
    }

    private void answer(Connection<Object[]> end, long number) {
        threads.put(number, Thread.currentThread());
        try (end) {
            end.send(new Object[] {number});
            while (true) {
                answer(end, next(end));
            }
        } catch (EndOfStreamException | BrokenPipeException | WaitInterruptedException e) {
            // the caller is gone, or has given up
        } finally {
            threads.remove(number);
        }
    }

    /** Makes the next call. */
    private Object[] next(Connection<Object[]> end) {
        Object[] request;
        try {
            request = end.recv();
        } catch (EndOfStreamException | WaitInterruptedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            return thrown(e); // what came cannot be read here
        }
        return result(request);
    }

    private static void answer(Connection<Object[]> end, Object[] result) {
        try {
            end.send(result);
        } catch (NotSendableException e) {
            end.send(thrown(e));
        }
    }

    private Object[] result(Object[] request) {
        try {
            byte[] envelope = (byte[]) request[2];
            Object[] arguments =
                    envelope == null
                            ? Arrays.copyOfRange(request, HEADER, request.length)
                            : SessionCode.unpacker().unpack(Envelope.ofBytes(envelope));
            return new Object[] {false, call((Long) request[0], (Integer) request[1], arguments)};
        } catch (Throwable e) {
            return thrown(e);
        }
    }

    private static Object[] thrown(Throwable e) {
        Throwable translated = SessionCode.translate(e);
        return new Object[] {true, ThrownGraph.encodeAnyway(Codec.ofThisProcess(), translated)};
    }

    Object call(long target, int operation, Object[] arguments) throws Exception {
        if (target == ITSELF) {
            return operation == MAKE ? make(arguments) : count();
        }
        ServedObject object = objects.get(target);
        if (object == null) {
            throw new IllegalStateException("the manager has no such object any more");
        }
        return object.call(operation, arguments);
    }

    /** Makes an object for a proxy, which counts from before this. */
    private Object make(Object[] arguments) throws Exception {
        Kind kind = Kind.values()[(Integer) arguments[0]];
        ManagedObject proxy = (ManagedObject) arguments[1];
        Object[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
        Object object = kind.make(rest);
        objects.put(proxy.place(), new ServedObject(object, kind.operations(rest), proxy.letGo()));
        return null;
    }

    private int count() {
        sweep();
        return objects.size();
    }

    /** Drops what nobody can call any more. */
    private void sweep() {
        objects.values().removeIf(object -> !object.isWanted());
    }
}
