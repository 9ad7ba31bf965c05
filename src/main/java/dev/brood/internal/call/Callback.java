package dev.brood.internal.call;

/**
 * Marks threads that run a user's callback. While in one, a thread must not wait for other callbacks, which may be waiting for
 * this one.
 */
public final class Callback {

    private static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();

    private Callback() {}

    /**
     * Tells whether the calling thread is in a callback.
     *
     * @return whether it is
     */
    public static boolean isRunning() {
        return RUNNING.isBound();
    }

    static void run(Runnable callback) {
        ScopedValue.where(RUNNING, true).run(callback);
    }
}
