package dev.brood.testing;

import dev.brood.Brood;
import dev.brood.function.Fn;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where the others of a test run, in threads of this process or in processes of their own: the same must hold for both. */
public enum Side {
    THREADS {
        @Override
        public <R> Future<R> start(Fn<R> work) {
            FutureTask<R> task = new FutureTask<>(work::call);
            Thread.ofPlatform().daemon().name("the other side").start(task);
            return task;
        }
    },
    PROCESSES {
        @Override
        public <R> Future<R> start(Fn<R> work) {
            return Brood.async(work);
        }
    };

    /** Starts one. */
    public abstract <R> Future<R> start(Fn<R> work);

    /** Starts some that do the same. */
    public <R> List<Future<R>> start(int count, Fn<R> work) {
        return Stream.generate(() -> start(work)).limit(count).toList();
    }

    /** Starts one and waits for what it returns. */
    public <R> R call(Fn<R> work) {
        return get(start(work));
    }

    /** Waits for what one of them returns. */
    public static <R> R get(Future<R> result) {
        try {
            return result.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Wait.CHILD.tooLong("the other side");
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for what they return. */
    public static <R> List<R> get(List<Future<R>> results) {
        return results.stream().map(Side::get).toList();
    }
}
