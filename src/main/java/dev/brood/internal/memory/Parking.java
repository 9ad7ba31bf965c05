package dev.brood.internal.memory;

/** How a thread sleeps until a word of shared memory changes. One way serves a whole session. */
abstract sealed class Parking permits Futex, Polling {

    /** The setting that chooses: {@code futex} or {@code naps}. Workers inherit it. */
    static final String SETTING = "brood.wait";

    private static final Parking CHOSEN = choose();

    static Parking chosen() {
        return CHOSEN;
    }

    private static Parking choose() {
        String asked = System.getProperty(SETTING, Futex.isSupported() ? "futex" : "naps");
        return switch (asked) {
            case "futex" -> new Futex();
            case "naps" -> new Polling();
            default ->
                    throw new IllegalArgumentException(
                            SETTING + " is \"" + asked + "\"; it can be \"futex\" or \"naps\"");
        };
    }

    /**
     * Sleeps while a word has a value. May return early for no reason.
     *
     * @param words the cell
     * @param offset of the word of 32 bits
     * @param expected returns at once if the word differs
     * @param nanos the longest time
     * @param waited nanoseconds for which the caller has waited so far
     */
    abstract void park(AtomicMemory words, long offset, int expected, long nanos, long waited);

    /**
     * Wakes threads that sleep on a word which has just been changed.
     *
     * @param words the cell
     * @param offset of the word
     * @param count how many at most
     */
    abstract void unpark(AtomicMemory words, long offset, int count);
}
