package dev.brood.internal.command;

import dev.brood.Brood;
import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.process.AsyncResult;
import java.util.Arrays;

/** Measures how long a piece of code takes. Called by snippets that {@code /time} makes, here and in other processes. */
public final class Stopwatch {

    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 100_000;
    private static final long ENOUGH_NANOS = 1_000_000_000;

    private Stopwatch() {}

    /**
     * Runs something again and again.
     *
     * @param runs how often; zero for as often as it takes
     * @param code what is measured
     * @return the nanoseconds of each run
     * @throws Exception what the code throws
     */
    public static long[] run(int runs, Action code) throws Exception {
        long[] times = new long[runs == 0 ? MOST_RUNS : runs];
        long total = 0;
        int done = 0;
        while (done < times.length && (runs > 0 || done < FEWEST_RUNS || total < ENOUGH_NANOS)) {
            long start = System.nanoTime();
            code.run();
            times[done] = System.nanoTime() - start;
            total += times[done++];
        }
        return Arrays.copyOf(times, done);
    }

    /** As {@link #run(int, Action)}, for code that has a value. */
    public static long[] run(int runs, Fn<?> code) throws Exception {
        return run(runs, (Action) code);
    }

    /**
     * Runs something again and again in a process of its own.
     *
     * @param runs how often; zero for as often as it takes
     * @param code what is measured
     * @return the nanoseconds of each run
     */
    public static long[] runInProcess(int runs, Action code) {
        AsyncResult<long[]> result = Brood.async(() -> run(runs, code));
        try {
            return result.get();
        } finally {
            result.cancel(); // when it was interrupted
        }
    }

    /** As {@link #runInProcess(int, Action)}, for code that has a value. */
    public static long[] runInProcess(int runs, Fn<?> code) {
        return runInProcess(runs, (Action) code);
    }
}
