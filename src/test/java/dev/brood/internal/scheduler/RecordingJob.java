package dev.brood.internal.scheduler;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A job of some items that notes what becomes of each, and asserts that it becomes so once. */
final class RecordingJob extends Job {

    private final List<Integer> items;
    private final Object[] outcomes;
    private int given;
    private int completed;

    RecordingJob(int count) {
        super(new FakeLink.FakeFunction(), 1);
        this.items = Stream.iterate(0, i -> i + 1).limit(count).toList();
        this.outcomes = new Object[count];
    }

    /** A letter for each item: {@code v} for its value, the first one of what it failed with, {@code -} for nothing yet. */
    String outcomes() {
        return Arrays.stream(outcomes).map(RecordingJob::letter).collect(Collectors.joining());
    }

    int completed() {
        return completed;
    }

    private static String letter(Object outcome) {
        return switch (outcome) {
            case null -> "-";
            case Throwable failure -> {
                String message = failure.getMessage();
                yield message.contains("ran longer") ? "t" : message.substring(0, 1);
            }
            default -> "v";
        };
    }

    private void settle(int index, Object outcome) {
        if (outcomes[index] != null) {
            throw new AssertionError(
                    "item %d had %s and gets %s".formatted(index, outcomes[index], outcome));
        }
        outcomes[index] = outcome;
    }

    @Override
    int available() {
        return items.size() - given;
    }

    @Override
    int remaining() {
        return available();
    }

    @Override
    Chunk next(int count) {
        int first = given;
        given += count;
        return new Chunk(this, first, count, items, first);
    }

    @Override
    void succeeded(int index, Object value) {
        if (!items.get(index).equals(value)) {
            throw new AssertionError("item " + index + " gets the value of " + value);
        }
        settle(index, value);
    }

    @Override
    void failed(int index, Supplier<RuntimeException> failure) {
        settle(index, failure.get());
    }

    @Override
    void failedAltogether(Supplier<RuntimeException> failure) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = failure.get();
            }
        }
    }

    @Override
    boolean isFinished() {
        return Stream.of(outcomes).allMatch(outcome -> outcome != null);
    }

    @Override
    Runnable complete() {
        return () -> completed++;
    }
}
