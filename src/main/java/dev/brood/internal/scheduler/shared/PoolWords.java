package dev.brood.internal.scheduler.shared;

import dev.brood.internal.channel.Lane;
import dev.brood.internal.memory.WaitPoint;
import dev.brood.internal.memory.Words;

/**
 * The words between a pool and all of its workers.
 *
 * <pre>
 *    0              8         64      256
 *   | resultsReady | closing | tasks |
 *
 *   resultsReady   {@link WaitPoint} of threads in the parent that wait for results; called by workers.
 *   closing        1 when no more tasks will come. Written by the parent, once.
 *   tasks          {@link Lane} of chunks, see {@link ChunkFormat}; put by the parent, got by whichever worker is free.
 * </pre>
 */
final class PoolWords {

    private static final int CLOSING = 8;
    private static final int TASKS = 64;

    static final int SIZE = TASKS + Lane.SIZE;

    private final Words words;
    private final WaitPoint resultsReady;
    private final Lane tasks;

    PoolWords(Words words) {
        this.words = words;
        this.resultsReady = new WaitPoint(words, 0);
        this.tasks = new Lane(words.at(TASKS, Lane.SIZE));
    }

    WaitPoint resultsReady() {
        return resultsReady;
    }

    Lane tasks() {
        return tasks;
    }

    boolean isClosing() {
        return words.getIntVolatile(CLOSING) != 0;
    }

    void closing() {
        words.setIntVolatile(CLOSING, 1);
        tasks.callAll();
    }
}
