package dev.brood.internal.scheduler;

import dev.brood.internal.call.Promise;
import dev.brood.internal.diagnosis.ShortText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls for all items of a list, whose values make a list in the same order. */
final class ListJob<R> extends Job {

    private final List<?> items;
    private final Object[] values;
    private final Promise<List<R>> promise;
    private int next;
    private int outcomes;
    private int firstFailed = Integer.MAX_VALUE;
    private Supplier<RuntimeException> failure;

    /** The items: the argument of each call, or the array of its arguments if it takes several. */
    ListJob(PoolScheduler scheduler, TaskFunction function, int arity, List<?> items) {
        super(function, arity);
        this.items = items;
        this.values = new Object[items.size()];
        this.promise = promiseBy(scheduler);
    }

    Promise<List<R>> promise() {
        return promise;
    }

    @Override
    int available() {
        return values.length - next;
    }

    @Override
    int remaining() {
        return values.length - next;
    }

    @Override
    Chunk next(int count) {
        int first = next;
        next += count;
        return new Chunk(this, first, count, items, first);
    }

    @Override
    String itemInWords(int index) {
        Object item = items.get(index);
        return itemName(index)
                + ": "
                + (item instanceof Object[] arguments && arity() > 1
                        ? Stream.of(arguments)
                                .map(ShortText::of)
                                .collect(Collectors.joining(", ", "(", ")"))
                        : ShortText.of(item));
    }

    @Override
    void succeeded(int index, Object value) {
        values[index] = value;
        outcomes++;
    }

    @Override
    void failed(int index, Supplier<RuntimeException> reason) {
        outcomes++;
        if (index < firstFailed) {
            firstFailed = index;
            failure = reason;
        }
    }

    @Override
    void failedAltogether(Supplier<RuntimeException> reason) {
        outcomes = values.length;
        failure = reason;
    }

    @Override
    boolean isFinished() {
        return outcomes == values.length;
    }

    @Override
    @SuppressWarnings("unchecked") // the function's type says so
    Runnable complete() {
        if (failure != null) {
            return promise.fail(failure);
        }
        List<R> list = (List<R>) Collections.unmodifiableList(Arrays.asList(values));
        return promise.succeed(list);
    }
}
