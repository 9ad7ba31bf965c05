package dev.brood.siege;

/** Some processes that use something together for a second or two, and afterwards the proof that all is well. */
interface Scene {

    /** Plays it. What went wrong is said to the stage, or thrown. */
    void play(Stage stage) throws Exception;
}
