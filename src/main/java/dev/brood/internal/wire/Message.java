package dev.brood.internal.wire;

import java.util.List;

/** What a parent and its worker say to each other. Layout of the frames: see {@link MessageReader}. */
public sealed interface Message {

    /**
     * Parent to worker, first of all, over a pipe that nobody else can reach.
     *
     * @param mark path of a file that is there until the parent ends in good order, in the session's folder
     * @param replies path of the named pipe that the parent reads
     * @param token what to answer
     */
    record Welcome(String mark, String replies, String token) implements Message {}

    /**
     * Worker to parent, first of all: I have booted, and I am who you started. The parent listens to nobody who does not
     * have the token.
     *
     * @param token what the worker was given
     */
    record Hello(String token) implements Message {}

    /**
     * Parent to worker: run this.
     *
     * @param envelope what to run
     */
    record Run(Envelope envelope) implements Message {}

    /**
     * Parent to worker: run what is in this file. For what is longer than a pipe takes at once, so that it is out of the
     * parent's hands even if the worker has not booted yet.
     *
     * @param path of the file, which holds {@link Envelope#toBytes} and is the worker's from now on
     */
    record RunStored(String path) implements Message {}

    /**
     * To a worker that waits: unpack this and drop it, so that what comes next goes faster.
     *
     * @param envelope what to unpack
     */
    record WarmUp(Envelope envelope) implements Message {}

    /** Parent to worker: interrupt the thread that runs the user's code. */
    record Interrupt() implements Message {}

    /**
     * Worker to parent: I need a class that I do not have.
     *
     * @param name its name
     */
    record ClassWanted(String name) implements Message {}

    /**
     * Parent to worker: the answer.
     *
     * @param name the name that was asked for
     * @param bytes the class file, empty if there is no such class
     */
    record ClassFound(String name, byte[] bytes) implements Message {}

    /** Worker to parent: a class is not on my class path; what has been added to yours? */
    record LibrariesWanted() implements Message {}

    /**
     * Parent to worker: the answer.
     *
     * @param paths absolute paths of jars and folders, all that were ever added
     */
    record Libraries(List<String> paths) implements Message {}

    /**
     * Worker to parent: what came out.
     *
     * @param threw whether the function threw instead of returning
     * @param graph its value or its exception, as a graph
     */
    record Outcome(boolean threw, byte[] graph) implements Message {}

    /** Worker to parent: when I am asked to end, I shall have something to do first. */
    record TakesItsTime() implements Message {}

    /** Worker to parent, last of all: I am about to end in good order, so my exit code is what the program chose. */
    record Leaving() implements Message {}
}
