package dev.brood.internal.scheduler;

import java.util.function.LongSupplier;

/** Reads what the workers report, and says so to the state. Guarded by the scheduler's lock. */
final class ResultReader {

    private final WorkerSet workers;
    private final SchedulerState state;
    private final LongSupplier clock;

    ResultReader(WorkerSet workers, SchedulerState state, LongSupplier clock) {
        this.workers = workers;
        this.state = state;
        this.clock = clock;
    }

    /** Reads all that is there, but for what comes after output that has not been seen yet. */
    void read() {
        read(false);
    }

    /** Reads all that is there, whether its output has been seen or not: to know who has done what. */
    void readAll() {
        read(true);
    }

    private void read(boolean all) {
        for (WorkerHandle handle : workers.handles()) {
            if (handle.link().hasReports()) {
                Events events = new Events(handle);
                while (handle.link().take(all, events)) {
                    // each says itself what it was
                }
            }
        }
    }

    /** What one worker reports. */
    private final class Events implements WorkerEvents {

        private final WorkerHandle handle;

        Events(WorkerHandle handle) {
            this.handle = handle;
        }

        @Override
        public void begun(long number) {
            handle.begin(state.inFlight(number), clock.getAsLong());
        }

        @Override
        public void value(Object value) {
            Chunk chunk = taskDone();
            if (chunk != null) {
                state.succeed(chunk.job(), chunk.receive(), value);
            }
        }

        @Override
        public void threw(Throwable thrown) {
            Chunk chunk = taskDone();
            if (chunk != null) {
                Job job = chunk.job();
                int index = chunk.receive();
                state.fail(
                        job, index, EncodedOutcome.failure(handle.toString(), job, index, thrown));
            }
        }

        @Override
        public void encoded(Encoded outcome) {
            Chunk chunk = taskDone();
            if (chunk != null) {
                state.undecoded(
                        new EncodedOutcome(
                                handle.toString(), chunk.job(), chunk.receive(), outcome));
            }
        }

        private Chunk taskDone() {
            handle.taskDone();
            return handle.chunk();
        }

        @Override
        public void ended(long nanos) {
            Chunk chunk = handle.end(nanos, clock.getAsLong());
            if (chunk == null) {
                return;
            }
            state.left(chunk);
            if (chunk.received() > 0) {
                chunk.job().measured(chunk.received(), nanos);
            }
            if (chunk.received() < chunk.count()) { // the worker may not run more in its life
                state.retryFirst(chunk.rest(chunk.received()));
            }
        }

        @Override
        public void notReady(Throwable thrown) {
            handle.notReady(thrown);
        }
    }
}
