package dev.brood.internal.scheduler;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A worker that goes one step at a time, as far as a test wants, and dies where it wants. */
final class FakeWorker implements WorkerLink {

    /** The steps of a worker with a chunk of three items, in their order. */
    enum Step {
        READY(worker -> worker.ready = true),
        SAYS_WHAT_IT_TAKES(worker -> worker.taken = worker.link.next().number()),
        TAKES(worker -> worker.chunk = worker.link.takeNext()),
        BEGINS(worker -> {
            long number = worker.chunk.number();
            worker.report(events -> events.begun(number));
        }),
        OPENS(worker ->
                worker.fenced = !worker.claim.open(worker.chunk.number(), worker.chunk.count())),
        CLAIMS_FIRST(FakeWorker::claimNext),
        FIRST_DONE(FakeWorker::finishItem),
        CLAIMS_SECOND(FakeWorker::claimNext),
        SECOND_DONE(FakeWorker::finishItem),
        CLAIMS_THIRD(FakeWorker::claimNext),
        THIRD_DONE(FakeWorker::finishItem),
        ENDS(worker -> {
            worker.report(events -> events.ended(3));
            worker.chunk = null;
        });

        private final Consumer<FakeWorker> action;

        Step(Consumer<FakeWorker> action) {
            this.action = action;
        }
    }

    private final FakeLink link;
    private final String name;
    private final Runnable onEnd;
    private final Queue<Consumer<WorkerEvents>> reports = new ArrayDeque<>();
    private final AtomicLong word = new AtomicLong();
    private long taken = -1;
    private boolean ready;
    private Integer exitCode;
    private Chunk chunk;
    private boolean fenced;

    /** The place of the item that it runs; -1 if none. */
    private int running = -1;

    private final ClaimWord claim =
            new ClaimWord() {
                @Override
                public long get() {
                    return word.get();
                }

                @Override
                protected boolean compareAndSet(long expected, long next) {
                    return word.compareAndSet(expected, next);
                }
            };

    FakeWorker(FakeLink link, String name, Runnable onEnd) {
        this.link = link;
        this.name = name;
        this.onEnd = onEnd;
    }

    /** Goes on to a step, that one included. */
    void goTo(Step last) {
        for (Step step : Step.values()) {
            if (step.compareTo(last) <= 0) {
                step.action.accept(this);
            }
        }
    }

    /** Goes on from wherever it is until nothing is left in the line. */
    void goOn() {
        ready = true;
        if (chunk != null && running < 0 && claim.get() == 0) {
            begin();
        }
        if (running >= 0) {
            finishItem();
        }
        while (!fenced) {
            if (chunk != null) {
                finishChunk();
            }
            if (link.next() == null) {
                return;
            }
            taken = link.next().number();
            chunk = link.takeNext();
            begin();
        }
    }

    private void begin() {
        long number = chunk.number();
        report(events -> events.begun(number));
        fenced = !claim.open(number, chunk.count());
    }

    private void finishChunk() {
        for (claimNext(); running >= 0; claimNext()) {
            finishItem();
        }
        report(events -> events.ended(3));
        chunk = null;
    }

    private void claimNext() {
        running = claim.claim();
    }

    private void finishItem() {
        Object value = chunk.argument(running, 0);
        running = -1;
        report(events -> events.value(value));
    }

    private void report(Consumer<WorkerEvents> report) {
        if (exitCode == null) {
            reports.add(report);
        }
    }

    void fail(Throwable thrown) {
        report(events -> events.notReady(thrown));
    }

    void die(int code) {
        if (exitCode == null) {
            exitCode = code;
            onEnd.run();
        }
    }

    @Override
    public void kill() {
        link.note("kill " + name);
        die(-9);
    }

    @Override
    public void stop() {
        link.note("stop " + name);
        die(-15);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public Integer exitCode() {
        return exitCode;
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public ClaimWord claim() {
        return claim;
    }

    @Override
    public boolean take(boolean all, WorkerEvents events) {
        Consumer<WorkerEvents> next = reports.poll();
        if (next != null) {
            next.accept(events);
        }
        return next != null;
    }

    @Override
    public boolean hasReports() {
        return !reports.isEmpty();
    }

    @Override
    public boolean isHeldUp() {
        return false;
    }

    @Override
    public long bytesOut() {
        return 0;
    }

    @Override
    public boolean isAlive() {
        return exitCode == null;
    }

    @Override
    public void join() {
        // it is gone at once
    }

    @Override
    public void dispose() {
        reports.clear();
    }

    @Override
    public Supplier<RuntimeException> death(Supplier<String> item) {
        return () -> new IllegalStateException("died " + item.get());
    }

    @Override
    public String fateOfLateTask() {
        return "and was killed with it";
    }

    @Override
    public String toString() {
        return name;
    }
}
