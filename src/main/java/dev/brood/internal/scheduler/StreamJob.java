package dev.brood.internal.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls for items that come one by one, whose values go one by one. */
final class StreamJob extends Job {

    /** A value, or why there is none. */
    record Outcome(Object value, Supplier<RuntimeException> failure) {}

    private final boolean ordered;
    private final Deque<Object> items = new ArrayDeque<>();
    private final Deque<Outcome> ready = new ArrayDeque<>();

    /** Outcomes that others have to go before, by index. */
    private final Map<Integer, Outcome> early = new HashMap<>();

    private int givenOut;
    private int delivered;
    private int accepted;
    private boolean inputEnded;
    private boolean abandoned;
    private boolean failed;
    private Thread consumer = Thread.currentThread();
    private Supplier<RuntimeException> end;

    /** Stands for null, which a deque does not take. */
    private static final Object NULL = new Object();

    StreamJob(TaskFunction function, boolean ordered) {
        super(function, 1);
        this.ordered = ordered;
    }

    /** Another item has come. */
    void accept(Object item) {
        items.addLast(item == null ? NULL : item);
        accepted++;
    }

    /** No more items will come. */
    void inputEnded() {
        inputEnded = true;
    }

    /** How many items have come whose outcome has not been taken. */
    int inside() {
        return accepted - delivered;
    }

    /** The next outcome, or null if there is none yet. */
    Outcome take() {
        Outcome outcome = ready.pollFirst();
        if (outcome != null) {
            delivered++;
        }
        if (outcome == null && end != null) {
            outcome = new Outcome(null, end); // once: who goes on after it is at the end
            end = null;
        }
        return outcome;
    }

    /** The thread that asks for results. */
    void askedBy(Thread thread) {
        consumer = thread;
    }

    @Override
    boolean abandon(Thread joining) {
        if (inputEnded || consumer != joining && consumer.isAlive()) {
            return false;
        }
        endInput();
        return true;
    }

    @Override
    void endInput() {
        if (!inputEnded) {
            inputEnded = true;
            abandoned = true;
        }
    }

    /** Whether the pool was closed while items were still to be pulled. */
    boolean isAbandoned() {
        return abandoned;
    }

    boolean hasOutcome() {
        return !ready.isEmpty() || end != null;
    }

    @Override
    int available() {
        return items.size();
    }

    @Override
    int remaining() {
        return inputEnded ? items.size() : Integer.MAX_VALUE;
    }

    @Override
    Chunk next(int count) {
        List<Object> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Object item = items.pollFirst();
            taken.add(item == NULL ? null : item);
        }
        int first = givenOut;
        givenOut += count;
        return new Chunk(this, first, count, taken, 0);
    }

    @Override
    void succeeded(int index, Object value) {
        outcome(index, new Outcome(value, null));
    }

    @Override
    void failed(int index, Supplier<RuntimeException> failure) {
        outcome(index, new Outcome(null, failure));
    }

    private void outcome(int index, Outcome outcome) {
        if (!ordered) {
            ready.addLast(outcome);
            return;
        }
        int next = delivered + ready.size();
        if (index != next) {
            early.put(index, outcome);
            return;
        }
        Outcome following = outcome;
        while (following != null) {
            ready.addLast(following);
            following = early.isEmpty() ? null : early.remove(++next);
        }
    }

    @Override
    void failedAltogether(Supplier<RuntimeException> failure) {
        end = failure;
        failed = true;
    }

    @Override
    void announce(Progress progress) {
        progress.addUnknown();
    }

    @Override
    Runnable complete() {
        return null; // whoever asks for results finds them
    }

    @Override
    boolean isFinished() {
        return failed || inputEnded && items.isEmpty() && inFlight() == 0;
    }
}
