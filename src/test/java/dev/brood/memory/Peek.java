package dev.brood.memory;

/** Looks into the cells of handles, for tests. */
public final class Peek {

    private Peek() {}

    public static Words words(SharedObject object) {
        return object.words();
    }

    public static long address(SharedObject object) {
        return object.address();
    }

    /** Whether somebody is, or is about to be, asleep at a wait point. */
    public static boolean isSomebodyAsleep(SharedObject object, int waitPoint) {
        return object.words().getIntVolatile(waitPoint + WaitPoint.WAITING) != 0;
    }
}
