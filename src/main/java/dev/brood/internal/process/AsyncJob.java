package dev.brood.internal.process;

import dev.brood.error.NotSendableException;
import dev.brood.internal.code.Traces;
import dev.brood.internal.worker.WorkerProcess;

/** Runs a function and sends back its value, or what it threw. */
final class AsyncJob extends FunctionJob {

    @Override
    void execute(ProcessCore child, WorkerProcess worker) {
        Object value;
        try {
            value = ((FunctionRole) child.role()).call();
        } catch (OutOfMemoryError e) {
            throw e; // the worker is of no use any more; its end says why
        } catch (Throwable thrown) {
            sendThrown(thrown, worker);
            return;
        }
        byte[] graph;
        try {
            graph = worker.codec().encode(value);
        } catch (NotSendableException e) {
            sendThrown(e, worker);
            return;
        }
        worker.sendOutcome(false, graph);
    }

    /** The caller learns of it as of anything else that the function throws. */
    @Override
    public void unreadable(Throwable why, WorkerProcess worker) {
        sendThrown(UnreadableException.of(why, worker), worker);
    }

    private static void sendThrown(Throwable raw, WorkerProcess worker) {
        Throwable thrown = new Traces(worker.session()).translate(raw);
        worker.sendOutcome(true, ThrownGraph.encodeAnyway(worker.codec(), thrown));
    }
}
