package dev.brood.process;

import dev.brood.internal.worker.WorkerProcess;
import java.util.List;

/** Runs a function. */
class FunctionJob extends ChildJob {

    @Override
    final ChildProcess child(String identity, String name, boolean daemon, List<Object> payload) {
        return new FunctionProcess(
                identity, name, daemon, payload.getFirst(), payload.subList(1, payload.size()));
    }

    @Override
    void execute(ChildProcess child, WorkerProcess worker) throws Exception {
        child.run();
    }
}
