// Longer than other files as the verbs come in many shapes (arities, sources of items), each with
// its documentation. There is one thing behind them, PoolRuntime, and the class is what users see:
// to
// cut it would only move some shapes elsewhere.
package dev.brood.pool;

import dev.brood.error.ClosedException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Action1;
import dev.brood.function.Fn;
import dev.brood.function.Fn1;
import dev.brood.function.Fn2;
import dev.brood.function.Fn3;
import dev.brood.function.Fn4;
import dev.brood.function.Pair;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.PoolRuntime;
import dev.brood.internal.scheduler.ResultStream;
import dev.brood.internal.scheduler.TaskLink;
import dev.brood.internal.scheduler.inline.InlineLink;
import dev.brood.internal.scheduler.shared.SharedLink;
import dev.brood.process.AsyncResult;
import dev.brood.spi.StaysHere;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.stream.BaseStream;

/**
 * A number of processes that stay and work off tasks. They are started with the first task; until then the steps of
 * {@link PoolSteps} say how the pool works. Where the workers are threads, see {@link #ofThreads}.
 *
 * <p>Tasks and results go through shared memory. The pool always knows which task is where, so a worker that dies takes
 * with it at most the task that it was running: that one is tried again if there are {@code retries}, or fails with a
 * {@link dev.brood.error.WorkerDiedException}. Another worker takes the place of the dead one.
 *
 * <p>A function goes to each worker once, with the session variables that it reaches as they are at the call, and again
 * only when it or they have changed. Safe for use by many threads of the process that made it.
 *
 * <p>A pool that nobody can reach any more ends by itself when its tasks are done, soon after it has become idle.
 *
 * <p>Memory consistency effects: what a thread did before it gave a task is visible in the copies that the task gets;
 * likewise for a result. If the process that made the pool dies, its workers are gone within a second.
 */
@StaysHere("a pool lives in the process that made it; make one there, or move the call out")
public final class Pool extends PoolShapes<Pool> implements AutoCloseable {

    private final int workers;
    private final boolean inline;

    /** Itself, or the pool that this is a view of, which has all that changes. */
    private final Pool pool;

    /** How many items of its jobs a worker takes at once; 0 for as many as the pool says. */
    private final int chunk;

    private PoolOptions options = PoolOptions.USUAL;
    private PoolRuntime running;
    private boolean ended;

    /**
     * Makes a pool; its workers are started with the first task.
     *
     * @param workers how many
     * @throws IllegalArgumentException if that is less than one
     */
    public Pool(int workers) {
        this(workers, false);
    }

    private Pool(int workers, boolean inline) {
        if (workers < 1) {
            throw new IllegalArgumentException("a pool needs at least one worker, not " + workers);
        }
        this.workers = workers;
        this.inline = inline;
        this.pool = this;
        this.chunk = 0;
    }

    private Pool(Pool pool, int chunk) {
        this.workers = pool.workers;
        this.inline = pool.inline;
        this.pool = pool;
        this.chunk = chunk;
    }

    /**
     * Makes a pool whose workers are threads of this process; they are started with the first task. Functions, arguments and results
     * are the same objects, so none of them needs to be sendable, and nothing keeps them from being changed by several threads
     * at once.
     *
     * <p>A thread cannot be killed. Where a process would be, by {@code timeout}, {@code cancel} or {@code terminate}, the thread is
     * interrupted, its task fails at once, and another thread takes its place; a task that takes no notice of the interrupt goes on, and
     * nobody hears of it. {@code env}, {@code cwd}, {@code heap} and {@code jvm} are for processes, and are refused.
     *
     * @param workers how many
     * @return a pool
     * @throws IllegalArgumentException if that is less than one
     */
    public static Pool ofThreads(int workers) {
        return new Pool(workers, true);
    }

    @Override
    boolean isInline() {
        return inline;
    }

    /**
     * Gives a view of this pool in which workers take so many items at once. All else is the same pool: its workers, settings and end.
     *
     * @param items how many, at least 1
     * @return the view; it may be made at any time
     * @throws IllegalArgumentException if it is less
     */
    public Pool chunked(int items) {
        return new Pool(pool, atLeast(1, items, "the size of a chunk"));
    }

    @Override
    PoolOptions options() {
        synchronized (pool) {
            return pool.options;
        }
    }

    @Override
    Pool change(PoolOptions next) {
        pool.changeTo(next);
        return this;
    }

    private void changeTo(PoolOptions next) {
        synchronized (this) {
            if (running != null || ended) {
                throw new IllegalStateException(
                        "the pool has begun to work; say how it should before its first task");
            }
            options = next;
        }
    }

    private PoolRuntime running(boolean waits) {
        return pool.begun(waits);
    }

    private synchronized PoolRuntime begun(boolean waits) {
        if (ended) {
            throw new ClosedException("this pool takes no more tasks: it was shut down");
        }
        if (running == null) {
            checkInitializer();
            running = PoolRuntime.start(link(waits), workers, options);
            ActivePools.add(this, running);
        }
        return running;
    }

    private TaskLink link(boolean waits) {
        return inline ? new InlineLink(options) : new SharedLink(options, waits);
    }

    // ---- single calls

    /**
     * Calls a function in a worker, and waits.
     *
     * @param <R> type of the value
     * @param function what is called
     * @return its value
     * @throws dev.brood.error.TaskException if it threw, with what it threw as the cause
     * @throws dev.brood.error.WorkerDiedException if its worker died
     * @throws dev.brood.error.TaskTimeoutException if it ran longer than the pool allows
     * @throws dev.brood.error.NotSendableException if the function, an argument or a session variable that it reaches
     *     cannot be sent
     * @throws ClosedException if the pool was shut down
     * @throws WaitInterruptedException if the thread is interrupted; the task is stopped then
     */
    public <R> R apply(Fn<R> function) {
        return call(function);
    }

    /**
     * As {@link #apply(Fn)}, with an argument. In {@code System.out.println(pool.apply(x -> x + 1, 5))} Java cannot tell which
     * {@code println} is meant, as long as the lambda's parameter has no type: any value could be a {@code char[]}. Say
     * {@code (Integer x) -> x + 1}, or {@code println(…)} of a session.
     */
    public <A, R> R apply(Fn1<A, R> function, A a) {
        return call(function, a);
    }

    /** As {@link #apply(Fn)}, with two arguments. */
    public <A, B, R> R apply(Fn2<A, B, R> function, A a, B b) {
        return call(function, a, b);
    }

    /** As {@link #apply(Fn)}, with three arguments. */
    public <A, B, C, R> R apply(Fn3<A, B, C, R> function, A a, B b, C c) {
        return call(function, a, b, c);
    }

    /** As {@link #apply(Fn)}, with four arguments. */
    public <A, B, C, D, R> R apply(Fn4<A, B, C, D, R> function, A a, B b, C c, D d) {
        return call(function, a, b, c, d);
    }

    @Override
    <R> R call(Object function, Object... arguments) {
        return waitFor(begin(true, function, arguments));
    }

    /**
     * Calls a function in a worker.
     *
     * @param <R> type of the value
     * @param function what is called
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or a session variable that it reaches cannot be sent
     * @throws ClosedException if the pool was shut down
     */
    public <R> AsyncResult<R> applyAsync(Fn<R> function) {
        return begin(false, function);
    }

    /** As {@link #applyAsync(Fn)}, with an argument. */
    public <A, R> AsyncResult<R> applyAsync(Fn1<A, R> function, A a) {
        return begin(false, function, a);
    }

    /** As {@link #applyAsync(Fn)}, with two arguments. */
    public <A, B, R> AsyncResult<R> applyAsync(Fn2<A, B, R> function, A a, B b) {
        return begin(false, function, a, b);
    }

    /** As {@link #applyAsync(Fn)}, with three arguments. */
    public <A, B, C, R> AsyncResult<R> applyAsync(Fn3<A, B, C, R> function, A a, B b, C c) {
        return begin(false, function, a, b, c);
    }

    /** As {@link #applyAsync(Fn)}, with four arguments. */
    public <A, B, C, D, R> AsyncResult<R> applyAsync(
            Fn4<A, B, C, D, R> function, A a, B b, C c, D d) {
        return begin(false, function, a, b, c, d);
    }

    @Override
    <R> AsyncResult<R> begin(boolean isWaitedFor, Object function, Object... arguments) {
        AsyncResult<R> result =
                running(isWaitedFor).call(isWaitedFor, checked(function), arguments);
        Reference.reachabilityFence(this); // now the job is done even if nobody knows the pool
        return result;
    }

    private static Object checked(Object function) {
        if (function == null) {
            throw new IllegalArgumentException("the function to call must not be null");
        }
        return function;
    }

    private static <T> T waitFor(AsyncResult<T> result) {
        try {
            return result.get();
        } catch (WaitInterruptedException e) {
            result.cancel();
            throw e;
        }
    }

    // ---- many calls

    /**
     * Calls a function for each item, and waits for all of them.
     *
     * @param <A> type of the items
     * @param <R> type of the values
     * @param function what is called
     * @param items its arguments, all taken at once
     * @return the values, in the order of the items
     * @throws dev.brood.error.TaskException if it threw for an item: the first one's error, once all items have been
     *     dealt with; otherwise as {@link #apply(Fn)}
     */
    @Override
    public <A, R> List<R> map(Fn1<A, R> function, Iterable<? extends A> items) {
        return waitFor(many(true, function, 1, Items.all(items)));
    }

    /** As {@link #map(Fn1, Iterable)}. */
    public <A, R> List<R> map(Fn1<A, R> function, A[] items) {
        return map(function, Arrays.asList(items));
    }

    /** As {@link #map(Fn1, Iterable)}. */
    public <A, R> List<R> map(Fn1<A, R> function, BaseStream<? extends A, ?> items) {
        return waitFor(many(true, function, 1, Items.all(items)));
    }

    /**
     * Calls a function for each item.
     *
     * @param <A> type of the items
     * @param <R> type of the values
     * @param function what is called
     * @param items its arguments, all taken at once
     * @return the values, which are on their way
     * @throws dev.brood.error.NotSendableException if the function or a session variable that it reaches cannot be sent
     * @throws ClosedException if the pool was shut down
     */
    @Override
    public <A, R> AsyncResult<List<R>> mapAsync(Fn1<A, R> function, Iterable<? extends A> items) {
        return many(false, function, 1, Items.all(items));
    }

    /** As {@link #mapAsync(Fn1, Iterable)}. */
    public <A, R> AsyncResult<List<R>> mapAsync(Fn1<A, R> function, A[] items) {
        return mapAsync(function, Arrays.asList(items));
    }

    /** As {@link #mapAsync(Fn1, Iterable)}. */
    public <A, R> AsyncResult<List<R>> mapAsync(
            Fn1<A, R> function, BaseStream<? extends A, ?> items) {
        return many(false, function, 1, Items.all(items));
    }

    /**
     * Calls a function of two arguments for each pair, and waits for all of them.
     *
     * @param <A> type of the first arguments
     * @param <B> type of the second arguments
     * @param <R> type of the values
     * @param function what is called
     * @param firsts the first arguments
     * @param seconds the second arguments; the shorter of the two decides how many calls there are
     * @return the values, in order
     * @throws dev.brood.error.TaskException as {@link #map(Fn1, Iterable)}
     */
    public <A, B, R> List<R> starmap(
            Fn2<A, B, R> function, Iterable<? extends A> firsts, Iterable<? extends B> seconds) {
        return waitFor(many(true, function, 2, Items.pairs(firsts, seconds)));
    }

    /**
     * Calls a function of two arguments for each pair, and waits for all of them.
     *
     * @param <A> type of the first arguments
     * @param <B> type of the second arguments
     * @param <R> type of the values
     * @param function what is called
     * @param pairs its arguments
     * @return the values, in order
     * @throws dev.brood.error.TaskException as {@link #map(Fn1, Iterable)}
     */
    public <A, B, R> List<R> starmap(
            Fn2<A, B, R> function, Iterable<? extends Pair<? extends A, ? extends B>> pairs) {
        return waitFor(many(true, function, 2, Items.pairs(pairs)));
    }

    /**
     * Calls a function of two arguments for each pair.
     *
     * @param <A> type of the first arguments
     * @param <B> type of the second arguments
     * @param <R> type of the values
     * @param function what is called
     * @param firsts the first arguments
     * @param seconds the second arguments; the shorter of the two decides how many calls there are
     * @return the values, in order, which are on their way
     * @throws dev.brood.error.NotSendableException if the function or a session variable that it reaches cannot be sent
     * @throws ClosedException if the pool was shut down
     */
    public <A, B, R> AsyncResult<List<R>> starmapAsync(
            Fn2<A, B, R> function, Iterable<? extends A> firsts, Iterable<? extends B> seconds) {
        return many(false, function, 2, Items.pairs(firsts, seconds));
    }

    /** As {@link #starmapAsync(Fn2, Iterable, Iterable)}, for pairs. */
    public <A, B, R> AsyncResult<List<R>> starmapAsync(
            Fn2<A, B, R> function, Iterable<? extends Pair<? extends A, ? extends B>> pairs) {
        return many(false, function, 2, Items.pairs(pairs));
    }

    private <R> AsyncResult<List<R>> many(
            boolean isWaitedFor, Object function, int arity, List<?> items) {
        checked(function);
        AsyncResult<List<R>> result =
                running(isWaitedFor).map(isWaitedFor, function, arity, items, chunk);
        Reference.reachabilityFence(this);
        return result;
    }

    /**
     * Does something for each item, and waits for all of them.
     *
     * @param <A> type of the items
     * @param action what is done
     * @param items its arguments
     * @throws dev.brood.error.TaskException as {@link #map(Fn1, Iterable)}
     */
    @Override
    public <A> void each(Action1<A> action, Iterable<? extends A> items) {
        waitFor(many(true, action, 1, Items.all(items)));
    }

    /** As {@link #each(Action1, Iterable)}. */
    public <A> void each(Action1<A> action, A[] items) {
        each(action, Arrays.asList(items));
    }

    /** As {@link #each(Action1, Iterable)}. */
    public <A> void each(Action1<A> action, BaseStream<? extends A, ?> items) {
        waitFor(many(true, action, 1, Items.all(items)));
    }

    // ---- results as they come

    /**
     * Calls a function for each item; gives the values one by one, in the order of the items.
     *
     * @param <A> type of the items
     * @param <R> type of the values
     * @param function what is called
     * @param items its arguments, taken as results are asked for; may be endless
     * @return the values as they come
     * @throws dev.brood.error.NotSendableException if the function or a session variable that it reaches cannot be sent
     * @throws ClosedException if the pool was shut down
     */
    @Override
    public <A, R> Results<R> imap(Fn1<A, R> function, Iterable<? extends A> items) {
        return stream(function, items.iterator(), true);
    }

    /** As {@link #imap(Fn1, Iterable)}. */
    public <A, R> Results<R> imap(Fn1<A, R> function, A[] items) {
        return imap(function, Arrays.asList(items));
    }

    /** As {@link #imap(Fn1, Iterable)}. */
    public <A, R> Results<R> imap(Fn1<A, R> function, BaseStream<? extends A, ?> items) {
        return stream(function, items.iterator(), true);
    }

    /**
     * Calls a function for each item; gives the values one by one, as they are ready.
     *
     * @param <A> type of the items
     * @param <R> type of the values
     * @param function what is called
     * @param items its arguments, taken as results are asked for; may be endless
     * @return the values as they come
     * @throws dev.brood.error.NotSendableException if the function or a session variable that it reaches cannot be sent
     * @throws ClosedException if the pool was shut down
     */
    @Override
    public <A, R> Results<R> imapUnordered(Fn1<A, R> function, Iterable<? extends A> items) {
        return stream(function, items.iterator(), false);
    }

    /** As {@link #imapUnordered(Fn1, Iterable)}. */
    public <A, R> Results<R> imapUnordered(Fn1<A, R> function, A[] items) {
        return imapUnordered(function, Arrays.asList(items));
    }

    /** As {@link #imapUnordered(Fn1, Iterable)}. */
    public <A, R> Results<R> imapUnordered(Fn1<A, R> function, BaseStream<? extends A, ?> items) {
        return stream(function, items.iterator(), false);
    }

    private <R> Results<R> stream(Object function, Iterator<?> items, boolean ordered) {
        ResultStream<R> stream = running(true).stream(checked(function), items, ordered, chunk);
        Reference.reachabilityFence(this);
        return new Results<>(stream);
    }

    // ---- the end

    /** Takes no more tasks; returns at once. Tasks that were given are done. Closing twice does nothing. */
    public void shutdown() {
        PoolRuntime now = ended();
        if (now != null) {
            now.shut();
        }
    }

    /**
     * Takes no more tasks, and drops some of those that were given; returns at once. What a worker has begun is done; what waits fails
     * with a {@link java.util.concurrent.CancellationException}, and so does, once its begun items are done, a {@code map} of which an item
     * waits. A {@code Results} gives what has been begun, and then fails with a {@link ClosedException} if its input has not ended.
     *
     * @param how what becomes of the tasks that wait
     */
    public void shutdown(Shutdown how) {
        Objects.requireNonNull(how, "how");
        PoolRuntime now = ended();
        if (now != null) {
            now.shutAndCancel();
        }
    }

    private PoolRuntime ended() {
        synchronized (pool) {
            pool.ended = true;
            return pool.running;
        }
    }

    /**
     * Takes no more tasks, and waits until those that were given are done and the workers are gone. {@link Results} that
     * this thread has not asked for to their end give what has been begun, and then fail with a {@link ClosedException}.
     *
     * @throws WaitInterruptedException if the thread is interrupted; the workers are stopped then
     */
    @Override
    public void close() {
        shutdown();
        try {
            join();
        } catch (WaitInterruptedException e) {
            terminate();
            throw e;
        }
    }

    /** Stops the workers now. Results that are not there yet fail with a {@link ClosedException}. */
    public void terminate() {
        PoolRuntime now = ended();
        if (now != null) {
            now.terminate();
        }
    }

    /**
     * Waits until the workers are gone and callbacks have ended, but for the one that this is called in.
     *
     * @throws IllegalStateException if the pool was not shut down before
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public void join() {
        PoolRuntime now;
        synchronized (pool) {
            if (!pool.ended) {
                throw new IllegalStateException(
                        "the pool takes tasks still; call close(), shutdown() or terminate() first");
            }
            now = pool.running;
        }
        if (now != null) {
            now.join();
        }
    }

    /** Whether it takes no more tasks. */
    boolean isShut() {
        synchronized (pool) {
            return pool.ended;
        }
    }

    /** Whether it takes no more tasks, all are done and the workers are gone. */
    boolean isOver() {
        synchronized (pool) {
            return pool.ended && (pool.running == null || pool.running.isOver());
        }
    }

    /**
     * Gives the pool as an executor, for {@code CompletableFuture} and the like. Its tasks must be sendable, as everything is
     * that was typed in a session.
     *
     * @return an executor; its end is the pool's
     */
    public ExecutorService asExecutor() {
        return new PoolExecutor(this);
    }

    /**
     * Lists the pools of this process that have begun to work and whose workers are not all gone.
     *
     * @return in no order
     */
    public static List<Pool> active() {
        return ActivePools.active();
    }

    /** How many jobs it has been given, if nothing is left to do; otherwise -1. */
    long jobsIfIdle() {
        PoolRuntime now = runningOrNull();
        return now == null ? -1 : now.jobsIfIdle();
    }

    /**
     * Tells what each worker is doing.
     *
     * @return the workers that run now; none before the first task
     */
    public List<WorkerInfo> workers() {
        PoolRuntime now = runningOrNull();
        return now == null ? List.of() : now.workers().stream().map(WorkerInfo::of).toList();
    }

    /**
     * Tells what the pool has done so far.
     *
     * @return its figures
     */
    public PoolStats stats() {
        PoolRuntime now = runningOrNull();
        return now == null ? PoolStats.NONE : PoolStats.of(now.stats());
    }

    private PoolRuntime runningOrNull() {
        synchronized (pool) {
            return pool.running;
        }
    }

    @Override
    public String toString() {
        return "Pool[%d %s%s%s]"
                .formatted(
                        workers,
                        inline ? "threads" : "workers",
                        chunk == 0 ? "" : ", chunks of " + chunk,
                        isShut() ? ", shut down" : "");
    }
}
