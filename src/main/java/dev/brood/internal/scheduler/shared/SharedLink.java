package dev.brood.internal.scheduler.shared;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.process.Settings;
import dev.brood.internal.process.SupervisedProcess;
import dev.brood.internal.scheduler.Chunk;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.TaskFunction;
import dev.brood.internal.scheduler.TaskLink;
import dev.brood.internal.scheduler.WorkerLink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The way to workers that are processes: chunks lie in a record queue in shared memory, functions in segments of their own. */
public final class SharedLink implements TaskLink {

    private final PoolCell cell = new PoolCell();
    private final PoolWords pool = cell.state();
    private final FunctionStore functions = new FunctionStore();
    private final ChunkWriter writer = new ChunkWriter();
    private final List<SharedWorker> workers = new CopyOnWriteArrayList<>();
    private final PoolOptions options;
    private final boolean inAMoment;
    private int named;

    /**
     * Makes a way to workers that are not there yet.
     *
     * @param options how they are started
     * @param inAMoment whether the caller waits for what they do. If not, they have a boot before them: what is printed
     *     after the first tasks were given should come before what those print
     */
    public SharedLink(PoolOptions options, boolean inAMoment) {
        this.options = options;
        this.inAMoment = inAMoment;
    }

    @Override
    public TaskFunction function(Object function) {
        return functions.of(function);
    }

    @Override
    public void release(TaskFunction function) {
        functions.release((PackedFunction) function);
    }

    @Override
    public Put put(Chunk chunk) {
        try (InFlightReferences references = InFlightReferences.begin(false)) {
            writer.write(chunk);
            int count = writer.written();
            if (!chunk.isWanted()) {
                return new Put(0, writer.refused());
            }
            if (count > 0) {
                send(chunk, references);
            }
            return new Put(count, writer.refused());
        }
    }

    private void send(Chunk chunk, InFlightReferences references) {
        PackedFunction function = (PackedFunction) chunk.function();
        if (!function.alsoMet().containsAll(writer.met())) {
            function = functions.with(function, writer.met());
            chunk.function(function);
        }
        var record = writer.record(function.segment(), chunk.arity());
        long number = Uninterrupted.await(() -> pool.tasks().put(record));
        references.sent();
        chunk.sentAs(number, references.hasTickets() ? references::recall : null);
        if (isCallNeeded()) {
            pool.tasks().callOne();
        }
    }

    /**
     * Whether fewer workers look for chunks than there are chunks. To wake one more would take the processor from those who
     * are at work. First the chunks, then the workers: who takes one stops looking before it is gone.
     */
    private boolean isCallNeeded() {
        long waiting = pool.tasks().size();
        long looking = 0;
        for (SharedWorker worker : workers) {
            if (worker.isLooking()) {
                looking++;
            }
        }
        return looking < waiting;
    }

    @Override
    public boolean withdraw(Chunk chunk) {
        return Uninterrupted.await(() -> pool.tasks().remove(chunk.number()));
    }

    @Override
    public long waiting() {
        return pool.tasks().size();
    }

    @Override
    public boolean isTaken(long number) {
        return number < pool.tasks().gets();
    }

    @Override
    public WorkerLink start(Runnable onEnd) {
        Settings process = options.process();
        if (process.name() != null) {
            process = process.withName(process.name() + "-worker-" + ++named);
        }
        WorkerCell its = new WorkerCell();
        PoolWorker child = new PoolWorker(cell, its, options, process, inAMoment);
        SharedWorker worker = new SharedWorker(child, its.state(), workers::remove);
        worker.start(onEnd);
        workers.add(worker);
        return worker;
    }

    @Override
    public void close() {
        pool.closing();
    }

    @Override
    public boolean isTooLate() {
        return SupervisedProcess.isTooLate();
    }

    @Override
    public boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        return pool.resultsReady().await(condition::getAsBoolean, deadline);
    }

    @Override
    public void wakeAll() {
        pool.resultsReady().callAll();
    }

    @Override
    public long bytesIn() {
        return functions.bytesPut() + pool.tasks().bytesPut();
    }

    @Override
    public void dispose() {
        functions.removeAll();
        pool.tasks().dispose();
    }
}
