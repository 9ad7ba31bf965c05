package dev.brood.internal.memory;

/** Looks into the cells of handles, for tests, which have them as the types that people meet. */
public final class Peek {

    private Peek() {}

    public static AtomicMemory words(Object handle) {
        return ((SharedObject) handle).words();
    }

    public static long address(Object handle) {
        return ((SharedObject) handle).address();
    }

    /** Whether somebody is, or is about to be, asleep at a event count. */
    public static boolean isSomebodyAsleep(Object handle, int eventCount) {
        return words(handle).getIntVolatile(eventCount + SharedEventCount.WAITING) != 0;
    }
}
