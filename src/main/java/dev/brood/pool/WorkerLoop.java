package dev.brood.pool;

import dev.brood.error.NotSendableException;
import dev.brood.error.SharedMemoryException;
import dev.brood.function.Fn1;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.channel.Lane;
import dev.brood.internal.memory.Words;
import dev.brood.internal.process.Calls;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.FlatFormat.Flat;
import dev.brood.internal.wire.FlatFormat;
import java.util.Arrays;
import java.util.List;

/** What a worker does: take a chunk, run its items, say what came out, until no more will come. */
final class WorkerLoop {

    private final PoolCell pool;
    private final WorkerCell cell;
    private final Lane results;
    private final int mostTasks;
    private final Functions functions = new Functions();
    private final ChunkFormat.Received chunk = new ChunkFormat.Received();
    private final Printing printing = new Printing();
    private int tasksDone;

    WorkerLoop(PoolCell pool, WorkerCell cell, int mostTasks) {
        this.pool = pool;
        this.cell = cell;
        this.results = cell.results();
        this.mostTasks = mostTasks;
    }

    void run(Object initializer, List<Object> arguments) throws Exception {
        printing.begin();
        if (initializer != null) {
            initialize(initializer, arguments);
        }
        cell.ready();
        pool.bell().call(1);
        boolean more = true;
        while (more && tasksDone < mostTasks && nextChunk()) {
            more = runChunk();
        }
    }

    private void initialize(Object initializer, List<Object> arguments) throws Exception {
        try {
            Calls.call(initializer, arguments);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            report(new Report.NotReady(graphOf(e)));
            pool.bell().call(1);
            throw e;
        }
    }

    private boolean nextChunk() throws InterruptedException {
        cell.looking(true);
        return pool.tasks().get(taker, Deadline.NEVER, watch) != Lane.NOTHING;
    }

    private final Lane.Watch watch =
            new Lane.Watch() {
                @Override
                public boolean isOver() {
                    return pool.isClosing();
                }

                @Override
                public void beforeSleep() {
                    cell.looking(false);
                }
            };

    private final Lane.Reader taker =
            new Lane.Reader() {
                @Override
                public void taking(long number) {
                    cell.taking(number);
                    cell.looking(false);
                }

                @Override
                public Object read(long number, Words record, long offset) {
                    return chunk.take(number, record, offset);
                }
            };

    /** Runs what it may of a chunk. Gives false if it may run nothing any more. */
    private boolean runChunk() {
        long start = System.nanoTime();
        report(new Report.Begin(chunk.number()));
        if (!cell.open(chunk.number(), Math.min(chunk.count(), mostTasks - tasksDone))) {
            return false;
        }
        Object function = functions.get(chunk.definition());
        for (int place = cell.claim(); place >= 0; place = cell.claim()) {
            Flat outcome = outcome(function);
            printing.report(this::report);
            if (place == chunk.count() - 1 && tasksDone + 1 < mostTasks) {
                cell.looking(true); // or whoever takes the outcome and gives the next chunk at once
                // would wake another
            }
            give(outcome);
            tasksDone++;
        }
        report(new Report.End(System.nanoTime() - start));
        pool.bell().call(1);
        return true;
    }

    /** A result for which there is no room fails its task. */
    private void give(Flat outcome) {
        try {
            results.append(outcome);
        } catch (SharedMemoryException e) {
            report(new Report.Thrown(graphOf(e)));
        }
    }

    private void report(Report report) {
        results.append(report.flat());
    }

    private Flat outcome(Object function) {
        try {
            Object[] arguments = arguments();
            Object value =
                    function instanceof Functions.Broken broken
                            ? broken.raise()
                            : call(function, arguments);
            Flat plain = FlatFormat.of(value);
            return plain != null
                    ? plain
                    : FlatFormat.ofGraph("the result", value, Codec.ofThisProcess(), _ -> {});
        } catch (OutOfMemoryError e) {
            throw e; // the worker is of no use any more; its end says why
        } catch (Throwable e) {
            return new Report.Thrown(graphOf(e)).flat();
        } finally {
            boolean _ = Thread.interrupted(); // what a task left behind is not for the next one
        }
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
            return FlatFormat.decode(argument, Codec.ofThisProcess());
        } catch (RuntimeException e) {
            throw Codec.withoutCodec(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function, Object[] arguments) throws Exception {
        return arguments.length == 1 && function instanceof Fn1<?, ?> one
                ? ((Fn1<Object, Object>) one).call(arguments[0])
                : Calls.call(function, Arrays.asList(arguments));
    }

    private static byte[] graphOf(Throwable thrown) {
        Throwable shown =
                thrown instanceof NotSendableException ? thrown : SessionCode.translate(thrown);
        return ThrownGraph.encodeAnyway(Codec.ofThisProcess(), shown);
    }
}
