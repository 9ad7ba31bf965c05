package dev.brood.spi;

/**
 * All that a worker needs to run something, made by Brood and of no concern to the engine, which brings it to the worker as it
 * is. Nothing in it refers to the process that made it.
 */
public interface Work {

    /**
     * Tells how large it is, names not counted.
     *
     * @return bytes
     */
    long size();

    /**
     * Gives it in the form in which it travels.
     *
     * @return the content of the message that says to run it
     */
    byte[] toBytes();
}
