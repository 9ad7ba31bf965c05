package dev.brood.spi;

/** What an engine may ask of the process that uses it, at any time. */
public interface Surroundings {

    /**
     * Gives the class path for workers.
     *
     * @return absolute paths, as {@code java -cp} takes them; may become longer
     */
    String classPath();

    /**
     * Tells how many workers may be kept ready.
     *
     * @return zero or more, always the same
     */
    int mostStandby();

    /**
     * Gives work for workers that are kept ready to unpack, so that they have done it before.
     *
     * @return the work; never to be run
     */
    Work warmUp();

    /**
     * Tells whether a worker that unpacked something may still be used.
     *
     * @return a number that is another one whenever classes that were known before have got other code
     */
    long codeVersion();
}
