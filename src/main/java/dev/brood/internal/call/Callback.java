package dev.brood.internal.call;

/**
 * What a user wants to have called when a result is there. Knows which threads are in one: what they wait for must not
 * depend on other callbacks, which may be waiting for this one.
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
