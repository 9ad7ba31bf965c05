package dev.brood.internal.manager;

import dev.brood.error.StandInException;
import dev.brood.error.TaskException;
import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.hold.HeldObject;
import dev.brood.internal.hold.Holders;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A proxy of an object in a manager. Its cell has nothing of its own, but tells who has a proxy; its address names the object. In
 * the manager itself, a call goes to the object at once.
 */
abstract class ManagedObject extends HeldObject {

    private static final long BYTES = 8;

    private final ServerCell server;

    /** Makes one that has no object yet, see {@link #make}. */
    ManagedObject(ServerCell server) {
        super(BYTES, true, _ -> {});
        this.server = server;
    }

    ManagedObject(Sent sent) {
        super(sent, BYTES, true, _ -> {});
        this.server = (ServerCell) sent.parts().getFirst();
    }

    @Override
    public Sent sent() {
        return sent(parts());
    }

    /** What its class needs to make a handle; the first is the server. */
    List<Object> parts() {
        return List.of(server);
    }

    final ServerCell server() {
        return server;
    }

    final long place() {
        return address();
    }

    /** In the manager: has no part in this any more. Gives a view of those who have. */
    final Holders letGo() {
        Holders view = holders();
        end();
        return view;
    }

    /** Has its object made in the manager. */
    final void make(Kind kind, Object... arguments) {
        callServer(server, ObjectServer.MAKE, false, with(kind, arguments));
    }

    /** The same, by a function. */
    final void makeBy(Kind kind, Object... arguments) {
        callServer(server, ObjectServer.MAKE, true, with(kind, arguments));
    }

    private Object[] with(Kind kind, Object... arguments) {
        return Stream.concat(Stream.of(kind.ordinal(), this), Stream.of(arguments)).toArray();
    }

    static Object callServer(
            ServerCell server, int operation, boolean functions, Object... arguments) {
        return unchecked(server, ObjectServer.ITSELF, operation, functions, arguments);
    }

    /** Calls, with plain arguments. */
    final Object call(Operation operation, Object... arguments) {
        try {
            return unchecked(server, address(), operation.place(), false, arguments);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Calls, with functions among the arguments. */
    final Object callWith(Operation operation, Object... arguments) {
        try {
            return unchecked(server, address(), operation.place(), true, arguments);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static Object unchecked(
            ServerCell server, long target, int operation, boolean functions, Object... arguments) {
        try {
            return exchange(server, target, operation, functions, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new TaskException("the manager", e);
        }
    }

    /** Calls; throws whatever the object throws. */
    static Object exchange(
            ServerCell server, long target, int operation, boolean functions, Object... arguments)
            throws Throwable {
        ObjectServer here = ObjectServer.here(server);
        if (here != null) {
            return here.call(target, operation, arguments);
        }
        if (!functions) {
            return value(
                    server.connections().exchange(request(target, operation, null, arguments)));
        }
        try (InFlightReferences references = InFlightReferences.begin(false)) {
            List<Root> roots = new ArrayList<>();
            for (Object argument : arguments) {
                roots.add(new Root("argument " + (roots.size() + 1), argument));
            }
            Envelope envelope = SessionCode.packer().pack("a call of a manager", roots);
            try {
                return value(
                        server.connections()
                                .exchange(request(target, operation, envelope.toBytes())));
            } finally {
                references.recall(); // what has not arrived will not
            }
        }
    }

    private static Object[] request(
            long target, int operation, byte[] envelope, Object... arguments) {
        Object[] request = new Object[ObjectServer.HEADER + arguments.length];
        request[0] = target;
        request[1] = operation;
        request[2] = envelope;
        System.arraycopy(arguments, 0, request, ObjectServer.HEADER, arguments.length);
        return request;
    }

    private static Object value(Object[] answer) throws Throwable {
        if (!(Boolean) answer[0]) {
            return answer[1];
        }
        Throwable thrown = ThrownGraph.decode(Codec.ofThisProcess(), (byte[]) answer[1]);
        List<StackTraceElement> trace = new ArrayList<>(List.of(thrown.getStackTrace()));
        trace.addAll(List.of(Thread.currentThread().getStackTrace()));
        thrown.setStackTrace(trace.toArray(StackTraceElement[]::new));
        throw thrown instanceof StandInException
                ? new TaskException("the manager", thrown)
                : thrown;
    }
}
