package dev.brood.internal.scheduler.shared;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.scheduler.ClaimWord;
import dev.brood.internal.scheduler.WorkerEvents;
import dev.brood.internal.scheduler.WorkerLink;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/** A worker that is no process, but runs the code of one on its cell, when it is told to. */
final class CellWorker implements WorkerLink {

    private final WorkerWords words;
    private final WorkerLoop loop;
    private final Runnable onEnd;
    private Integer exitCode;

    /** Its words may be mortal; those of the pool are of the same life. */
    CellWorker(
            MemorySegment cell,
            RecordedWords mine,
            PoolWords pool,
            Fn1<Integer, Integer> function,
            Runnable onEnd) {
        this.words = new WorkerWords(new AtomicMemory(cell));
        this.loop =
                new WorkerLoop(
                        pool,
                        new WorkerWords(mine),
                        Integer.MAX_VALUE,
                        _ -> function,
                        new OutputCounter());
        this.onEnd = onEnd;
    }

    /** Runs until there is nothing more, or until it dies. */
    void run() throws Exception {
        int code = -9;
        try {
            loop.run(null, List.of());
            code = 0;
        } catch (RecordedWords.Died | RecordedWords.Failed e) {
            // so it ends here
        } finally {
            end(code);
        }
    }

    private void end(int code) {
        if (exitCode == null) {
            exitCode = code;
            onEnd.run();
        }
    }

    @Override
    public void kill() {
        end(-9);
    }

    @Override
    public void stop() {
        end(-15);
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public long pid() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return words.isReady();
    }

    @Override
    public Integer exitCode() {
        return exitCode;
    }

    @Override
    public long taken() {
        return words.taken();
    }

    @Override
    public ClaimWord claim() {
        return words.claim();
    }

    @Override
    public boolean take(boolean all, WorkerEvents events) {
        return WorkerReport.take(words.results(), events, _ -> {});
    }

    @Override
    public boolean hasReports() {
        return words.results().hasItems();
    }

    @Override
    public boolean isHeldUp() {
        return false;
    }

    @Override
    public long bytesOut() {
        return words.results().bytesPut();
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
        words.results().dispose();
    }

    @Override
    public Supplier<RuntimeException> death(Supplier<String> item) {
        return () -> new IllegalStateException("died " + item.get());
    }

    @Override
    public String fateOfLateTask() {
        return "";
    }
}
