package dev.brood.internal.scheduler.inline;

import dev.brood.function.Fn1;
import dev.brood.internal.process.FunctionInvoker;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.scheduler.Chunk;
import dev.brood.internal.scheduler.ClaimWord;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.WorkerEvents;
import dev.brood.internal.scheduler.inline.InlineLink.PlainFunction;
import java.util.Arrays;
import java.util.function.Consumer;

/** What a thread of a pool does: take a chunk, run its items, say what came out, until no more will come. */
final class ThreadLoop {

    private final WorkerThread worker;
    private final ChunkLine line;
    private final EventCount resultsReady;
    private final PoolOptions options;
    private final ClaimWord claim;

    ThreadLoop(WorkerThread worker, ChunkLine line, EventCount resultsReady, PoolOptions options) {
        this.worker = worker;
        this.line = line;
        this.resultsReady = resultsReady;
        this.options = options;
        this.claim = worker.claim();
    }

    /** Runs to the end. Gives false if the initializer has failed. */
    boolean run() {
        boolean initialized = initialize();
        if (initialized) {
            work();
        }
        return initialized;
    }

    private boolean initialize() {
        Object initializer = options.initializer().function();
        if (initializer != null) {
            try {
                FunctionInvoker.call(initializer, options.initializer().arguments());
            } catch (Throwable e) {
                Throwable shown = SessionCode.translate(e);
                worker.report(events -> events.notReady(shown));
                return false;
            }
        }
        worker.ready();
        resultsReady.wakeAll();
        return true;
    }

    private void work() {
        int left = options.maxTasksPerChild();
        Chunk chunk;
        while (left > 0 && (chunk = line.take(worker)) != null) {
            int done = run(chunk, left);
            if (done < 0) {
                return;
            }
            left -= done;
        }
    }

    /** Runs what it may of a chunk. Gives how many items that were; -1 if it may run nothing any more. */
    private int run(Chunk chunk, int most) {
        long start = System.nanoTime();
        long number = chunk.number();
        Object function = ((PlainFunction) chunk.function()).function();
        worker.report(events -> events.begun(number));
        if (!claim.open(number, Math.min(chunk.count(), most))) {
            return -1;
        }
        int done = 0;
        for (int place = claim.claim(); place >= 0; place = claim.claim()) {
            worker.report(outcome(function, chunk, place));
            done++;
        }
        long nanos = System.nanoTime() - start;
        worker.report(events -> events.ended(nanos));
        resultsReady.wakeAll();
        return done;
    }

    private static Consumer<WorkerEvents> outcome(Object function, Chunk chunk, int place) {
        try {
            Object value = call(function, chunk, place);
            return events -> events.value(value);
        } catch (Throwable e) {
            Throwable shown = SessionCode.translate(e);
            return events -> events.threw(shown);
        } finally {
            boolean _ = Thread.interrupted(); // what a task left behind is not for the next one
        }
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function, Chunk chunk, int place) throws Exception {
        int arity = chunk.arity();
        if (arity == 1 && function instanceof Fn1<?, ?> one) {
            return ((Fn1<Object, Object>) one).call(chunk.argument(place, 0));
        }
        Object[] arguments = new Object[arity];
        for (int i = 0; i < arity; i++) {
            arguments[i] = chunk.argument(place, i);
        }
        return FunctionInvoker.call(function, Arrays.asList(arguments));
    }
}
