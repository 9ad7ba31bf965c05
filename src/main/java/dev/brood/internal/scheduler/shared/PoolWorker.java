package dev.brood.internal.scheduler.shared;

import dev.brood.internal.process.Settings;
import dev.brood.internal.process.SupervisedProcess;
import dev.brood.internal.scheduler.PoolOptions;
import java.util.List;

/** A worker of a pool. Its fields travel to the process; what it does there is {@link WorkerLoop}. */
final class PoolWorker extends SupervisedProcess {

    private final PoolCell pool;
    private final WorkerCell cell;
    private final Object initializer;
    private final List<Object> initializerArguments;
    private final int mostTasks;

    PoolWorker(
            PoolCell pool,
            WorkerCell cell,
            PoolOptions options,
            Settings process,
            boolean inAMoment) {
        super(process, inAMoment);
        this.pool = pool;
        this.cell = cell;
        this.initializer = options.initializer().function();
        this.initializerArguments = options.initializer().arguments();
        this.mostTasks = options.maxTasksPerChild();
    }

    @Override
    public void run() throws Exception {
        FunctionCache functions = new FunctionCache();
        OutputCounter output = new OutputCounter();
        output.begin();
        new WorkerLoop(pool.state(), cell.state(), mostTasks, functions::get, output)
                .run(initializer, initializerArguments);
        LeftThreads.endWithThisProcess();
    }
}
