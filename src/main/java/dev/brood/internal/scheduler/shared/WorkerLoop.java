package dev.brood.internal.scheduler.shared;

import dev.brood.error.SharedMemoryException;
import dev.brood.function.Fn1;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.channel.RecordQueue;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.process.Attempt;
import dev.brood.internal.process.FunctionInvoker;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What a worker does: take a chunk, run its items, say what came out, until no more will come. */
final class WorkerLoop {

    private final PoolWords pool;
    private final RecordQueue results;
    private final WorkerWords state;
    private final int mostTasks;
    private final IntFunction<Object> functions;
    private final ChunkFormat.Received chunk = new ChunkFormat.Received();
    private final OutputCounter output;
    private int tasksDone;

    /** The functions are given by the numbers of their segments. */
    WorkerLoop(
            PoolWords pool,
            WorkerWords state,
            int mostTasks,
            IntFunction<Object> functions,
            OutputCounter output) {
        this.pool = pool;
        this.results = state.results();
        this.state = state;
        this.mostTasks = mostTasks;
        this.functions = functions;
        this.output = output;
    }

    void run(Object initializer, List<Object> arguments) throws Exception {
        if (initializer != null) {
            initialize(initializer, arguments);
        }
        state.ready();
        pool.resultsReady().call(1);
        boolean more = true;
        while (more && tasksDone < mostTasks && nextChunk()) {
            more = runChunk();
        }
    }

    private void initialize(Object initializer, List<Object> arguments) throws Exception {
        try {
            FunctionInvoker.call(initializer, arguments);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            report(new WorkerReport.NotReady(Attempt.graphOf(e)));
            pool.resultsReady().call(1);
            throw e;
        }
    }

    private boolean nextChunk() throws InterruptedException {
        state.looking(true);
        return pool.tasks().get(taker, Deadline.NEVER, watch) != RecordQueue.NOTHING;
    }

    private final RecordQueue.Watch watch =
            new RecordQueue.Watch() {
                @Override
                public boolean isOver() {
                    return pool.isClosing();
                }

                @Override
                public void beforeSleep() {
                    state.looking(false);
                }
            };

    private final RecordQueue.Reader taker =
            new RecordQueue.Reader() {
                @Override
                public void taking(long number) {
                    state.taking(number);
                    state.looking(false);
                }

                @Override
                public Object read(long number, AtomicMemory record, long offset) {
                    return chunk.take(number, record, offset);
                }
            };

    /** Runs what it may of a chunk. Gives false if it may run nothing any more. */
    private boolean runChunk() {
        long start = System.nanoTime();
        report(new WorkerReport.Begin(chunk.number()));
        if (!state.claim().open(chunk.number(), Math.min(chunk.count(), mostTasks - tasksDone))) {
            return false;
        }
        Object function = functions.apply(chunk.definition());
        for (int place = state.claim().claim(); place >= 0; place = state.claim().claim()) {
            Flat outcome = outcome(function);
            output.report(this::report);
            if (place == chunk.count() - 1 && tasksDone + 1 < mostTasks) {
                // announce that we look for work before publishing the last result, or the pool
                // would wake another worker for the next chunk
                state.looking(true);
            }
            give(outcome);
            tasksDone++;
        }
        report(new WorkerReport.End(System.nanoTime() - start));
        pool.resultsReady().call(1);
        return true;
    }

    /** A result for which there is no room fails its task. */
    private void give(Flat outcome) {
        try {
            results.append(outcome);
        } catch (SharedMemoryException e) {
            report(new WorkerReport.Thrown(Attempt.graphOf(e)));
        }
    }

    private void report(WorkerReport report) {
        results.append(report.flat());
    }

    private Flat outcome(Object function) {
        try {
            return Attempt.encoded(
                    () -> encoded(value(function)), graph -> new WorkerReport.Thrown(graph).flat());
        } finally {
            boolean _ = Thread.interrupted(); // what a task left behind is not for the next one
        }
    }

    private Object value(Object function) throws Throwable {
        Object[] arguments = arguments();
        return function instanceof FunctionCache.Broken broken
                ? broken.raise()
                : call(function, arguments);
    }

    private static Flat encoded(Object value) {
        Flat plain = InPlaceFormat.of(value);
        return plain != null
                ? plain
                : InPlaceFormat.ofGraph("the result", value, Codec.ofThisProcess(), _ -> {});
    }

    private Object[] arguments() throws Throwable {
        Object[] arguments = new Object[chunk.arity()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = chunk.next();
        }
        for (int i = 0; i < arguments.length; i++) { // after all of them have been passed by
            arguments[i] = decoded(arguments[i]);
        }
        return arguments;
    }

    private static Object decoded(Object argument) throws Throwable {
        try {
            return InPlaceFormat.decode(argument, Codec.ofThisProcess());
        } catch (RuntimeException e) {
            throw Codec.withoutCodec(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function, Object[] arguments) throws Exception {
        return arguments.length == 1 && function instanceof Fn1<?, ?> one
                ? ((Fn1<Object, Object>) one).call(arguments[0])
                : FunctionInvoker.call(function, Arrays.asList(arguments));
    }
}
