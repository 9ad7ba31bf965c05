package dev.brood.internal.scheduler;

import dev.brood.internal.call.Promise;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A single call. */
final class CallJob<R> extends Job {

    private final List<?> items;
    private final Promise<R> promise;
    private boolean givenOut;
    private R value;
    private Supplier<RuntimeException> failure;
    private boolean finished;

    CallJob(PoolScheduler scheduler, TaskFunction function, Object[] arguments) {
        super(function, arguments.length);
        this.items = Collections.singletonList(arguments.length == 1 ? arguments[0] : arguments);
        this.promise = promiseBy(scheduler);
    }

    Promise<R> promise() {
        return promise;
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
    void succeeded(int index, Object itsValue) {
        value = (R) itsValue;
        finished = true;
    }

    @Override
    void failed(int index, Supplier<RuntimeException> reason) {
        failedAltogether(reason);
    }

    @Override
    void failedAltogether(Supplier<RuntimeException> reason) {
        failure = reason;
        finished = true;
    }

    @Override
    boolean isFinished() {
        return finished;
    }

    @Override
    Runnable complete() {
        return failure != null ? promise.fail(failure) : promise.succeed(value);
    }
}
