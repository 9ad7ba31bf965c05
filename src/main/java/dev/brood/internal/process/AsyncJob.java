package dev.brood.internal.process;

import dev.brood.internal.worker.WorkerProcess;

/** Runs a function and sends back its value, or what it threw. */
final class AsyncJob extends FunctionJob {

    private record Encoded(boolean threw, byte[] graph) {}

    @Override
    void execute(ProcessCore child, WorkerProcess worker) {
        FunctionRole role = (FunctionRole) child.role();
        Encoded outcome =
                Attempt.encoded(
                        () -> new Encoded(false, worker.codec().encode(role.call())),
                        graph -> new Encoded(true, graph));
        worker.sendOutcome(outcome.threw, outcome.graph);
    }

    /** The caller learns of it as of anything else that the function throws. */
    @Override
    public void unreadable(Throwable why, WorkerProcess worker) {
        worker.sendOutcome(
                true,
                ThrownGraph.encodeAnyway(worker.codec(), UnreadableException.of(why, worker)));
    }
}
