package dev.brood.internal.diagnosis;

import dev.brood.internal.machine.OwnLimits;

/** What to say when the system gives no more threads. Java calls that a lack of memory, which it mostly is not. */
public final class ThreadLimit {

    private static final String REFUSED = "unable to create native thread";

    private ThreadLimit() {}

    /**
     * Tells whether that is what an error or a line of its trace says.
     *
     * @param text of the error
     * @return true if it is
     */
    public static boolean isSaidBy(String text) {
        return text != null && text.contains(REFUSED);
    }

    /**
     * Says what was refused and which limit that may be.
     *
     * @return half a sentence
     */
    public static String words() {
        return "the system gives no more threads: "
                + OwnLimits.processes()
                        .map(most ->
                                "this user may have "
                                        + most
                                        + " processes and threads (ulimit -u), and a")
                        .orElse("a")
                + " container may have fewer (pids.max)";
    }
}
