package dev.brood.internal.call;

import dev.brood.error.ResultTimeoutException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.channel.WaitAny;
import dev.brood.process.AsyncResult;
import dev.brood.process.Waited;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;

/** Waits for several results, of any pools and calls. */
public final class Several {

    private Several() {}

    /**
     * Gives results as they come.
     *
     * @param <T> type of their values
     * @param results the results
     * @param deadline until when all of them are to be there
     * @return each once
     */
    public static <T> Iterable<AsyncResult<T>> asCompleted(
            Collection<? extends AsyncResult<T>> results, Deadline deadline) {
        List<AsyncResult<T>> all = eachOnce(results);
        return () -> new AsTheyCome<>(all, deadline);
    }

    /**
     * Waits until all of them are there.
     *
     * @param <T> type of their values
     * @param results the results
     * @param deadline until when to wait
     * @return which are there
     */
    public static <T> Waited<T> waitAll(
            Collection<? extends AsyncResult<T>> results, Deadline deadline) {
        return until(_ -> false, eachOnce(results), deadline);
    }

    /**
     * Waits until one of them has failed, or all are there.
     *
     * @param <T> type of their values
     * @param results the results
     * @param deadline until when to wait
     * @return which are there
     */
    public static <T> Waited<T> waitFirstError(
            Collection<? extends AsyncResult<T>> results, Deadline deadline) {
        return until(
                result -> !result.isCancelled() && !result.successful(),
                eachOnce(results),
                deadline);
    }

    private static <T> List<AsyncResult<T>> eachOnce(Collection<? extends AsyncResult<T>> results) {
        Set<AsyncResult<T>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<AsyncResult<T>> each = new ArrayList<>();
        for (AsyncResult<T> result : results) {
            if (seen.add(result)) {
                each.add(result);
            }
        }
        return Collections.unmodifiableList(each);
    }

    private static <T> Waited<T> until(
            Predicate<AsyncResult<T>> enough, List<AsyncResult<T>> all, Deadline deadline) {
        List<AsyncResult<T>> missing = new ArrayList<>(all);
        List<AsyncResult<T>> come;
        do {
            come = missing.isEmpty() ? List.of() : WaitAny.of(missing, deadline);
            take(come, missing);
        } while (!come.isEmpty() && come.stream().noneMatch(enough));
        List<AsyncResult<T>> done = new ArrayList<>(all);
        take(missing, done);
        return new Waited<>(done, missing);
    }

    private static <T> void take(List<AsyncResult<T>> some, List<AsyncResult<T>> from) {
        Set<AsyncResult<T>> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(some);
        from.removeIf(gone::contains);
    }

    /** One pass over the results. */
    private static final class AsTheyCome<T> implements Iterator<AsyncResult<T>> {

        private final Deadline deadline;
        private final int count;
        private final long begun = System.nanoTime();
        private final List<AsyncResult<T>> missing;
        private final Deque<AsyncResult<T>> ready = new ArrayDeque<>();

        AsTheyCome(List<AsyncResult<T>> all, Deadline deadline) {
            this.deadline = deadline;
            this.count = all.size();
            this.missing = new ArrayList<>(all);
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || !missing.isEmpty();
        }

        @Override
        public AsyncResult<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all " + count + " results were given");
            }
            if (ready.isEmpty()) {
                await();
            }
            return ready.remove();
        }

        private void await() {
            List<AsyncResult<T>> come = new ArrayList<>(WaitAny.of(missing, deadline));
            if (come.isEmpty()) {
                throw new ResultTimeoutException(
                        "%d of %d results are not there; the work goes on, so ask again or cancel() them"
                                .formatted(missing.size(), count));
            }
            come.sort(Comparator.comparingLong(this::cameAt));
            ready.addAll(come);
            take(come, missing);
        }

        /** Results are made by promises only; one that was not, in a test say, counts as early. */
        private long cameAt(AsyncResult<T> result) {
            return result instanceof PromisedResult<T> known
                    ? known.cameAt() - begun
                    : Long.MIN_VALUE;
        }
    }
}
