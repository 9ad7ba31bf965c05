package dev.brood.internal.scheduler.shared;

import dev.brood.internal.channel.RecordQueue;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.SharedEventCount;

/**
 * The words between a pool and all of its workers.
 *
 * <pre>
 *    0              8         64      320
 *   | resultsReady | closing | tasks |
 *
 *   resultsReady   {@link SharedEventCount} of threads in the parent that wait for results; called by workers.
 *   closing        1 when no more tasks will come. Written by the parent, once.
 *   tasks          {@link RecordQueue} of chunks, see {@link ChunkFormat}; put by the parent, got by whichever worker is free.
 * </pre>
 */
final class PoolWords {

    private static final int CLOSING = 8;
    private static final int TASKS = 64;

    static final int SIZE = TASKS + RecordQueue.SIZE;

    private final AtomicMemory words;
    private final SharedEventCount resultsReady;
    private final RecordQueue tasks;

    PoolWords(AtomicMemory words) {
        this.words = words;
        this.resultsReady = new SharedEventCount(words, 0);
        this.tasks = new RecordQueue(words.at(TASKS, RecordQueue.SIZE));
    }

    SharedEventCount resultsReady() {
        return resultsReady;
    }

    RecordQueue tasks() {
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
