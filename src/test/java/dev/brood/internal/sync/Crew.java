package dev.brood.internal.sync;

import dev.brood.Brood;
import dev.brood.function.Fn;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where the others of a test run: the same must hold for both. */
enum Crew {
    THREADS {
        @Override
        <R> Future<R> start(Fn<R> work) {
            FutureTask<R> task = new FutureTask<>(work::call);
            Thread.ofPlatform().daemon().name("crew").start(task);
            return task;
        }
    },
    PROCESSES {
        @Override
        <R> Future<R> start(Fn<R> work) {
            return Brood.async(work);
        }
    };

    /** Starts one. */
    abstract <R> Future<R> start(Fn<R> work);

    /** Starts some that do the same. */
    <R> List<Future<R>> start(int count, Fn<R> work) {
        return Stream.generate(() -> start(work)).limit(count).toList();
    }

    /** Waits for what one of them returns. */
    static <R> R get(Future<R> result) {
        try {
            return result.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Wait.CHILD.tooLong("one of the crew");
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <R> List<R> get(List<Future<R>> results) {
        return results.stream().map(Crew::get).toList();
    }
}
