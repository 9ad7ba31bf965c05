package dev.brood.internal.process;

/** Where a process object stands. */
enum Phase {
    /** Not started; or, in another process than the one that made it, a copy that only tells name and pid. */
    NEW("not started"),
    /** Started by this process. */
    STARTED("running"),
    /** This process itself. */
    SELF("current"),
    /** The parent of this process. */
    PARENT("parent"),
    /** Let go of. */
    CLOSED("closed");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** For people. */
    String word(boolean hasPid) {
        return this == NEW && hasPid ? "elsewhere" : word;
    }
}
