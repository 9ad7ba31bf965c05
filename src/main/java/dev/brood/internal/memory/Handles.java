package dev.brood.internal.memory;

import dev.brood.error.SharedMemoryException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.memory.Handle.Sent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The handles of this process that came from elsewhere or were sent there, one for each class and address. */
public final class Handles {

    private record Key(Class<?> type, long address) {}

    private static final Map<Key, WeakReference<Handle>> KNOWN = new ConcurrentHashMap<>();
    private static final Cleaner CLEANER = Cleaner.create(Handles::cleaning);
    private static volatile Thread cleaning;

    private static final ClassValue<MethodHandle> RECEIVED =
            new ClassValue<>() {
                @Override
                protected MethodHandle computeValue(Class<?> type) {
                    try {
                        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                                .findStatic(
                                        type,
                                        "received",
                                        MethodType.methodType(Handle.class, Sent.class))
                                .asType(MethodType.methodType(Handle.class, Sent.class));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(
                                type + " needs a method static Handle received(Sent)", e);
                    }
                }
            };

    private Handles() {}

    /**
     * Gives what is sent for a handle, and remembers the handle in case that it comes back.
     *
     * @param handle to be sent
     * @return what to send
     */
    public static Sent send(Handle handle) {
        Sent sent = handle.sent();
        Key key = new Key(handle.getClass(), sent.address());
        WeakReference<Handle> known = KNOWN.get(key);
        if (known == null || known.get() == null) {
            remember(key, handle);
        }
        return sent;
    }

    /**
     * Gives the handle for what arrived.
     *
     * @param type class of the handle
     * @param session the id of the session that it was sent in
     * @param sent what was sent for it
     * @return this process's handle
     * @throws SharedMemoryException if that is another session: the address would be one of something else here
     */
    public static Handle receive(Class<?> type, long session, Sent sent) {
        if (session != Session.id()) {
            throw new SharedMemoryException(
                    "this %s belongs to another session: it is in the memory that the processes of that one share"
                            .formatted(UserNames.kind(type)),
                    null);
        }
        Key key = new Key(type, sent.address());
        synchronized (Handles.class) {
            WeakReference<Handle> known = KNOWN.get(key);
            Handle handle = known == null ? null : known.get();
            if (handle != null && handle.receivedAgain(sent)) {
                return handle;
            }
            handle = make(type, sent);
            remember(key, handle);
            return handle;
        }
    }

    private static Handle make(Class<?> type, Sent sent) {
        try {
            return (Handle) RECEIVED.get(type).invokeExact(sent);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remember(Key key, Handle handle) {
        WeakReference<Handle> reference = new WeakReference<>(handle);
        KNOWN.put(key, reference);
        CLEANER.register(handle, () -> KNOWN.remove(key, reference));
    }

    private static Thread cleaning(Runnable work) {
        cleaning = SystemThreads.lasting("brood-cleaner", work);
        return cleaning;
    }

    /** Tells whether this is the thread that cleans up after what has become unreachable. */
    static boolean isCleaning() {
        return Thread.currentThread() == cleaning;
    }

    /**
     * Has something done after an object has become unreachable.
     *
     * @param object the object
     * @param action must not know the object
     * @return to have it done before
     */
    public static Cleaner.Cleanable whenUnreachable(Object object, Runnable action) {
        return CLEANER.register(object, action);
    }
}
