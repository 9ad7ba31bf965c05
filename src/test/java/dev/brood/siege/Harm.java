package dev.brood.siege;

/** What must not happen, though processes are killed and halted. */
enum Harm {
    /** Something is not there, and nobody who died can have taken it along. */
    LOST,
    /** Something came twice, or came though it was never given. */
    DOUBLED,
    /** Something is not as it was made, or two were in a lock. */
    TORN,
    /** Something came before what was given earlier. */
    DISORDERED,
    /** Somebody waited for longer than a scene may last. */
    HUNG,
    /** Something failed of which nobody can be the cause who died. */
    FAILED,
    /** Something is left in the end that was not there before. */
    LEFT
}
