package dev.brood.spi;

import java.util.List;

/** Is told what becomes of a worker. Called from the engine's threads; calls about one stream of output are in order. */
public interface WorkerListener {

    /**
     * The worker wrote a line.
     *
     * @param error whether to standard error
     * @param bytes the line as it came, with its end; one of many megabytes may come in pieces
     */
    void line(boolean error, byte[] bytes);

    /**
     * The worker's function has come to an end.
     *
     * @param threw whether by an exception
     * @param graph its value or exception
     */
    void outcome(boolean threw, byte[] graph);

    /**
     * The worker's function has come to an end, and its value or exception cannot be taken in.
     *
     * @param why in words
     */
    void outcomeLost(String why);

    /**
     * The worker needs a session class.
     *
     * @param name the class
     * @return its class file, or null if there is none
     */
    byte[] classWanted(String name);

    /**
     * The worker lacks a class that is not a session class: it may be in what was added to the class path since its start.
     *
     * @return absolute paths of all jars and folders that were ever added
     */
    List<String> librariesWanted();

    /**
     * The process has ended and all of its output has been told. The last call of all.
     *
     * @param exitCode its exit code, −N for signal N
     */
    void ended(int exitCode);
}
