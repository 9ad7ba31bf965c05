package dev.brood.pool;

import dev.brood.internal.call.Promise;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A single call. */
final class CallJob<R> extends Job {

    private final List<?> items;
    private final Promise<R> promise;
    private boolean givenOut;
    private boolean finished;
    private Runnable news;

    CallJob(Definition definition, Object[] arguments, Promise<R> promise) {
        super(definition, arguments.length);
        this.items = Collections.singletonList(arguments.length == 1 ? arguments[0] : arguments);
        this.promise = promise;
    }

    @Override
    int available() {
        return givenOut ? 0 : 1;
    }

    @Override
    int remaining() {
        return 1;
    }

    @Override
    Chunk next(int count) {
        givenOut = true;
        return new Chunk(this, 0, 1, items, 0);
    }

    @Override
    String itemName(int index) {
        return "the argument";
    }

    @Override
    String itemInWords(int index) {
        return "";
    }

    @Override
    @SuppressWarnings("unchecked") // the function's type says so
    void succeeded(int index, Object value) {
        news = promise.succeed((R) value);
        finished = true;
    }

    @Override
    void failed(int index, Supplier<RuntimeException> failure) {
        failedAltogether(failure);
    }

    @Override
    void failedAltogether(Supplier<RuntimeException> failure) {
        news = promise.fail(failure);
        finished = true;
    }

    @Override
    Runnable news() {
        Runnable told = news;
        news = null;
        return told;
    }

    @Override
    boolean isFinished() {
        return finished;
    }
}
