package dev.brood.pool;

import dev.brood.internal.process.Settings;
import dev.brood.internal.process.WatchedProcess;
import java.util.List;

/** A worker of a pool. Its fields travel to the process; what it does there is {@link WorkerLoop}. */
final class PoolWorker extends WatchedProcess {

    private final PoolCell pool;
    private final WorkerCell cell;
    private final Object initializer;
    private final List<Object> initializerArguments;
    private final int mostTasks;

    PoolWorker(
            PoolCell pool,
            WorkerCell cell,
            PoolSettings settings,
            Settings process,
            boolean inAMoment) {
        super(process, inAMoment);
        this.pool = pool;
        this.cell = cell;
        this.initializer = settings.initializer();
        this.initializerArguments = settings.initializerArguments();
        this.mostTasks = settings.maxTasksPerChild();
    }

    WorkerCell cell() {
        return cell;
    }

    @Override
    public void run() throws Exception {
        new WorkerLoop(pool, cell, mostTasks).run(initializer, initializerArguments);
        LeftThreads.endWithThisProcess();
    }
}
