package dev.brood.internal.worker;

import dev.brood.function.Action;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.memory.SharedAllocator;
import dev.brood.internal.sync.SharedEvent;
import dev.brood.internal.sync.SharedIntValue;
import dev.brood.internal.sync.SharedLock;
import dev.brood.internal.sync.SharedLongArray;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.sync.Event;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.LongArray;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;

/**
 * What a worker does while it waits for work, because the first time costs twenty times as much as the second: it unpacks
 * a call, makes a lambda in the way in which those of the session are made, shares something and sets a variable.
 */
final class WarmUp {

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** Is set as a session variable is. */
    static IntValue variable;

    private WarmUp() {}

    /** Leaves nothing behind. Failures are ignored: the real call meets them again, and reports them. */
    static void of(Envelope envelope, WorkerProcess worker) {
        try {
            WorkerMain.job(envelope.entry());
            List<Object> roots = worker.unpack(envelope);
            Segments.prepare((int[]) roots.get(1));
            makeLambda();
            shareSomething(worker.codec());
            WarmUp.class.getDeclaredField("variable").set(null, variable);
            variable = null; // or what it shares would stay
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // as said above
        }
    }

    /** A lambda in the source would come ready-made out of the JVM's archive. */
    private static void makeLambda() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType shape = MethodType.methodType(void.class);
        MethodHandle body = lookup.findStatic(WarmUp.class, "body", shape);
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
        try (InFlightReferences _ = InFlightReferences.begin(false)) {
            var value = (IntValue) codec.decode(codec.encode(new SharedIntValue(1)));
            value.set(value.get());
            variable = value;
            var array = (LongArray) codec.decode(codec.encode(new SharedLongArray(1)));
            array.set(0, array.get(0));
            var lock = (Lock) codec.decode(codec.encode(new SharedLock()));
            lock.acquire();
            lock.release();
            var event = (Event) codec.decode(codec.encode(new SharedEvent()));
            event.await(A_MOMENT); // long enough to sleep, for which the JVM makes a call into C
            event.set();
        }
        SharedAllocator.giveBackAll();
    }
}
