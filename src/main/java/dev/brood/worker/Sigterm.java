package dev.brood.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What this process does about SIGTERM. Java has no public API for signals; {@code sun.misc.Signal}, of the supported module
 * {@code jdk.unsupported}, is the usual way to them. By reflection, as javac warns of it whatever one says.
 */
public final class Sigterm {

    private static final String NAME = "TERM";

    private Sigterm() {}

    /** Has the system end this process at once, without shutdown hooks. */
    static void endsAtOnce() {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            handle(handler, handler.getField("SIG_DFL").get(null));
        } catch (IllegalStateException e) {
            // with -Xrs the JVM has left it as it was
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a JDK without signals", e);
        }
    }

    /**
     * Has something done instead, in a thread of the JVM's for each signal that comes, whose name is {@code SIGTERM handler}.
     *
     * @param action what to do
     * @throws IllegalStateException if this JVM runs with {@code -Xrs}
     */
    public static void runs(Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            handle(
                    handler,
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, _, _) -> {
                                action.run();
                                return null;
                            }));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a JDK without signals", e);
        }
    }

    private static void handle(Class<?> type, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        try {
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(NAME), handler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "this JVM was started with -Xrs and leaves signals alone", e.getCause());
        }
    }
}
