package dev.brood.siege;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;

import dev.brood.channel.Queue;
import dev.brood.error.WorkerDiedException;
import dev.brood.kill.Payload;
import dev.brood.pool.Pool;
import dev.brood.pool.Results;
import dev.brood.process.AsyncResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A pool: with retries all results are right, without them each task runs once and has one outcome. */
final class Tasks implements Scene {

    private static final int RETRIES = 200;
    private static final long WORK = 1_000_000;

    @Override
    public void play(Stage stage) throws Exception {
        int items = 40 * stage.upTo(10);
        Roll roll = Roll.of(1, 1, items);
        Pool pool = pool(1 + stage.upTo(3));
        if (stage.toss()) {
            pool = pool.maxTasksPerChild(items / 4 + stage.upTo(items));
        }
        switch (stage.upTo(5)) {
            case 1 -> once(stage, roll, pool, items);
            case 2 -> mapped(stage, roll, pool.retries(RETRIES), items);
            case 3 -> streamed(stage, roll, pool.retries(RETRIES), items);
            case 4 -> unordered(stage, roll, pool.retries(RETRIES), items);
            default -> called(stage, roll, pool.retries(RETRIES), items);
        }
        for (int i = 0; i < items; i++) {
            stage.harm(Harm.LOST, roll.times(0, i) == 0 ? 1 : 0, "task " + i);
        }
        roll.tellHarms(stage);
    }

    private static Object work(Roll roll, int item) {
        roll.received(0, item);
        LockSupport.parkNanos(WORK);
        return Payload.make(Payload.id(0, item));
    }

    private static void check(Stage stage, Object result, int item) {
        boolean right = Payload.check(result) == Payload.id(0, item);
        stage.harm(Harm.TORN, right ? 0 : 1, "result " + item);
    }

    private static void mapped(Stage stage, Roll roll, Pool pool, int items) {
        Queue<Integer> done = queue();
        try (pool) {
            List<Object> results =
                    pool.map(
                            item -> {
                                done.put(item);
                                return work(roll, item);
                            },
                            range(items));
            for (int i = 0; i < items; i++) {
                check(stage, results.get(i), i);
            }
        }
        Set<Integer> said = new HashSet<>(done);
        stage.harm(Harm.LOST, items - said.size(), "what tasks have put");
    }

    private static void streamed(Stage stage, Roll roll, Pool pool, int items) {
        try (pool;
                Results<Object> results = pool.imap(item -> work(roll, item), range(items))) {
            for (int i = 0; i < items; i++) {
                check(stage, results.next(), i);
            }
            stage.harm(Harm.DOUBLED, results.hasNext() ? 1 : 0, "a result after the last one");
        }
    }

    private static void unordered(Stage stage, Roll roll, Pool pool, int items) {
        Set<Long> ids = new HashSet<>();
        try (pool) {
            for (Object result : pool.imapUnordered(item -> work(roll, item), range(items))) {
                long id = Payload.check(result);
                stage.harm(Harm.TORN, id < 0 ? 1 : 0, "a result");
                stage.harm(Harm.DOUBLED, ids.add(id) ? 0 : 1, "result " + id);
            }
        }
        stage.harm(Harm.LOST, items - ids.size(), "results");
    }

    private static void called(Stage stage, Roll roll, Pool pool, int items) {
        try (pool) {
            List<AsyncResult<Object>> results = new ArrayList<>();
            for (int i = 0; i < items; i++) {
                results.add(pool.applyAsync((Integer item) -> work(roll, item), i));
            }
            for (int i = 0; i < items; i++) {
                check(stage, results.get(i).get(), i);
            }
        }
    }

    private static void once(Stage stage, Roll roll, Pool pool, int items) {
        try (pool;
                Results<Object> results = pool.imap(item -> work(roll, item), range(items))) {
            for (int i = 0; i < items; i++) {
                try {
                    check(stage, results.next(), i);
                } catch (WorkerDiedException e) {
                    if (i < items - 1 && !results.hasNext()) {
                        throw e; // not of this task: the pool was given up
                    }
                    if (roll.times(0, i) == 0) {
                        roll.received(0, i); // it died before its first store
                    }
                }
                stage.harm(Harm.DOUBLED, roll.times(0, i) - 1, "task " + i);
            }
        }
    }
}
