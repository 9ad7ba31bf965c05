package dev.brood.pool;

import dev.brood.error.BroodException;
import dev.brood.error.ClosedException;
import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.function.Fn;
import dev.brood.internal.process.PendingTasks;
import dev.brood.process.AsyncResult;
import dev.brood.spi.StaysHere;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A pool as an {@code ExecutorService}. A task that was submitted is run by a worker, and its future is completed here; so
 * it is with {@code CompletableFuture.supplyAsync} and {@code runAsync}. Later stages of these, as in {@code
 * thenApplyAsync}, refer to each other and cannot be sent: they run in a thread of this process, which is one of the pool's if these
 * are threads. As with Java's own executors
 * a process does not end by itself before all tasks are done.
 */
@StaysHere(
        "the executor of a pool lives in the process that made it; make one there, or move the call out")
final class PoolExecutor extends AbstractExecutorService {

    private final Pool pool;
    private final Set<RemoteTask<?>> unfinished = ConcurrentHashMap.newKeySet();

    PoolExecutor(Pool pool) {
        this.pool = pool;
    }

    /** A future whose work is done in a worker. */
    private final class RemoteTask<T> extends FutureTask<T> {

        private final Object work;
        private final T fixed;
        private volatile AsyncResult<Object> result;

        RemoteTask(Callable<T> work) {
            super(work);
            this.work = work;
            this.fixed = null;
        }

        RemoteTask(Runnable work, T value) {
            super(work, value);
            this.work = work;
            this.fixed = value;
        }

        /** Called by those who have wrapped it, as the JDK's completion service does: they expect it to be done then. */
        @Override
        public void run() {
            try {
                send();
                get();
            } catch (RejectedExecutionException e) {
                setException(e); // those who have wrapped it wait for this one
            } catch (InterruptedException e) {
                cancel(true);
                Thread.currentThread().interrupt();
            } catch (ExecutionException | CancellationException e) {
                // whoever asks for the value is told
            }
        }

        /** Sends the work instead of doing it. */
        @SuppressWarnings("unchecked") // the callable's type says so
        void send() {
            unfinished.add(this);
            if (isDone()) { // it was cancelled before, and will not say so again
                unfinished.remove(this);
                return;
            }
            try {
                result = pool.applyAsync(new Call(work));
            } catch (ClosedException e) {
                unfinished.remove(this);
                throw new RejectedExecutionException(e.getMessage(), e);
            } catch (BroodException e) {
                setException(e);
                return;
            } catch (RuntimeException | Error e) {
                unfinished.remove(this);
                throw e;
            }
            if (isCancelled()) { // in the meantime, by somebody who had nothing to stop yet
                result.cancel();
            }
            PendingTasks.add(
                    result.toCompletableFuture()
                            .whenComplete((value, failure) -> {
                                if (failure == null) {
                                    set(work instanceof Callable<?> ? (T) value : fixed);
                                } else {
                                    setException(causeOf(failure));
                                }
                            }));
        }

        @Override
        protected void done() {
            unfinished.remove(this);
            AsyncResult<Object> running = result;
            if (isCancelled() && running != null) {
                running.cancel();
            }
        }
    }

    /** Does somebody's work in a worker. */
    private record Call(Object work) implements Fn<Object> {
        @Override
        public Object call() throws Exception {
            return switch (work) {
                case Callable<?> callable -> callable.call();
                case Supplier<?> supplier -> supplier.get();
                default -> {
                    ((Runnable) work).run();
                    yield null;
                }
            };
        }
    }

    /** A process gets the work alone; a thread the whole of it, as it is, which completes the future if it is run. */
    private void complete(CompletableTask task, Runnable whole) {
        AsyncResult<Object> result;
        try {
            result = pool.applyAsync(new Call(pool.isInline() ? whole : task.work()));
        } catch (BroodException e) {
            task.future().completeExceptionally(e);
            return;
        }
        PendingTasks.add(
                result.toCompletableFuture()
                        .whenComplete((value, failure) -> {
                            if (failure == null) {
                                task.future().complete(value);
                            } else {
                                task.future().completeExceptionally(causeOf(failure));
                            }
                        }));
    }

    /** What the work threw, as whoever uses an executor expects it. */
    private static Throwable causeOf(Throwable failure) {
        return failure instanceof TaskException ? failure.getCause() : failure;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new RemoteTask<>(callable);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new RemoteTask<>(runnable, value);
    }

    @Override
    public void execute(Runnable command) {
        if (pool.isShut()) {
            throw new RejectedExecutionException("this executor was shut down");
        }
        CompletableTask completable = CompletableTask.of(command);
        if (completable != null) {
            complete(completable, command);
        } else if (command instanceof RemoteTask<?> task) {
            task.send();
        } else if (command instanceof FutureTask<?>) { // which wraps one of ours, and waits for it
            runHere(command);
        } else if (command instanceof CompletableFuture.AsynchronousCompletionTask
                && !pool.isInline()) {
            runHere(command);
        } else {
            executeRemotely(command);
        }
    }

    private static void runHere(Runnable command) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        PendingTasks.add(stage);
        Runnable task =
                () -> {
                    try {
                        command.run();
                    } finally {
                        stage.complete(null);
                    }
                };
        Thread.ofPlatform().daemon().name("brood-stage").start(task);
    }

    /** Nobody will ask whether it could be sent, so that is said here. */
    private void executeRemotely(Runnable command) {
        RemoteTask<Object> task = new RemoteTask<>(command, null);
        task.send();
        if (task.state() == Future.State.FAILED
                && task.exceptionNow() instanceof NotSendableException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public void shutdown() {
        pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        pool.terminate();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return pool.isShut();
    }

    @Override
    public boolean isTerminated() {
        return pool.isOver() && unfinished.isEmpty();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(time);
        while (!isTerminated()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(Duration.ofMillis(5));
        }
        return true;
    }
}
