package dev.brood.worker;

import dev.brood.channel.Transit;
import dev.brood.function.Action;
import dev.brood.sync.IntValue;
import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What a worker does while it waits for work, because the first time costs twenty times as much as the second: it unpacks
 * a call, makes a lambda in the way in which those of the session are made, and shares something.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** Leaves nothing behind. What goes wrong here is told by the performance. */
    static void of(Envelope envelope, WorkerProcess worker) {
        try {
            WorkerMain.job(envelope.entry());
            worker.unpack(envelope);
            makeLambda();
            shareSomething(worker.codec());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // as said above
        }
    }

    /** A lambda in the source would come ready-made out of the JVM's archive. */
    private static void makeLambda() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType shape = MethodType.methodType(void.class);
        MethodHandle body = lookup.findStatic(Rehearsal.class, "body", shape);
        try {
            Action action =
                    (Action)
                            LambdaMetafactory.altMetafactory(
                                            lookup,
                                            "run",
                                            MethodType.methodType(Action.class),
                                            shape,
                                            body,
                                            shape,
                                            LambdaMetafactory.FLAG_SERIALIZABLE)
                                    .getTarget()
                                    .invokeExact();
            action.run();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void body() {
        // to be called
    }

    /** Most functions use something that is shared. It is not sent to anybody, so it goes. */
    private static void shareSomething(Codec codec) {
        try (Transit _ = Transit.begin(false)) {
            var received = (IntValue) codec.decode(codec.encode(new IntValue(1)));
            received.set(received.get());
        }
    }
}
