package dev.brood.pool;

import dev.brood.process.AsyncResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Calls for all items of a list, whose values make a list in the same order. */
final class ListJob<R> extends Job {

    private final List<?> items;
    private final Object[] values;
    private final AsyncResult<List<R>> result;
    private int next;
    private int outcomes;
    private int firstFailed = Integer.MAX_VALUE;
    private Supplier<RuntimeException> failure;
    private boolean ended;

    /** The items: the argument of each call, or the array of its arguments if it takes several. */
    ListJob(Definition definition, int arity, List<?> items, AsyncResult<List<R>> result) {
        super(definition, arity);
        this.items = items;
        this.values = new Object[items.size()];
        this.result = result;
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
    @SuppressWarnings("unchecked") // the function's type says so
    Runnable news() {
        if (!isFinished() || ended) {
            return null;
        }
        ended = true;
        if (failure != null) {
            return result.fail(failure);
        }
        List<R> list = (List<R>) Collections.unmodifiableList(Arrays.asList(values));
        return result.succeed(list);
    }

    @Override
    boolean isFinished() {
        return outcomes == values.length;
    }
}
