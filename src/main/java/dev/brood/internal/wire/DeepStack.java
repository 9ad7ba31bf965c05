package dev.brood.internal.wire;

import dev.brood.internal.base.Uninterrupted;
import java.util.function.Supplier;

/**
 * Reads what is nested deeply in a thread with more stack than it can take: what one process could write, another must be
 * able to read, whatever stack there is left where it asks for it.
 */
final class DeepStack implements Runnable {

    /** Only what is touched takes memory. */
    private static final long BYTES = 64 * 1024 * 1024;

    private final Supplier<Object> work;
    private Object result;
    private Throwable thrown;

    private DeepStack(Supplier<Object> work) {
        this.work = work;
    }

    /** Does the work, and gives or throws what it does. */
    static Object call(Supplier<Object> work) {
        DeepStack call = new DeepStack(work);
        Thread thread = new Thread(null, call, Thread.currentThread().getName(), BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        Uninterrupted.await(() -> {
            thread.join();
            return null;
        });
        return call.outcome();
    }

    @Override
    public void run() {
        try {
            result = work.get();
        } catch (Throwable e) {
            thrown = e;
        }
    }

    private Object outcome() {
        return switch (thrown) {
            case null -> result;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        };
    }
}
