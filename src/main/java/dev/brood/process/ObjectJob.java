package dev.brood.process;

import dev.brood.internal.worker.WorkerProcess;
import java.util.List;

/** Runs a copy of the user's own process object, which brings its name along. */
final class ObjectJob extends ChildJob {

    @Override
    ChildProcess child(String identity, String name, boolean daemon, List<Object> payload) {
        return (ChildProcess) payload.getFirst();
    }

    @Override
    void execute(ChildProcess child, WorkerProcess worker) throws Exception {
        child.run();
    }
}
