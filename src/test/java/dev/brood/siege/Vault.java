package dev.brood.siege;

import static dev.brood.Brood.condition;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.longArray;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.value;

import dev.brood.process.ChildProcess;
import dev.brood.sync.Held;
import dev.brood.sync.Lock;
import dev.brood.sync.LongArray;
import dev.brood.sync.RLock;
import dev.brood.testing.Pids;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/** Some count twice under a lock. Who dies in between leaves two counts that differ by one, and his name. */
final class Vault implements Scene {

    private static final int INSIDE = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int WORK = 2_000;

    @Override
    public void play(Stage stage) throws Exception {
        int others = 1 + stage.upTo(3);
        Roll roll = Roll.of(others + 1, 1, 1);
        Lock lock =
                switch (stage.upTo(4)) {
                    case 1 -> lock();
                    case 2 -> rlock();
                    case 3 -> value(0).lock();
                    default -> condition().lock();
                };
        LongArray pair = longArray(3);
        List<ChildProcess> children =
                IntStream.range(0, others)
                        .mapToObj(i -> stage.start(spawn(Vault::count).args(roll, lock, pair, i)))
                        .toList();
        FutureTask<?> here =
                stage.inThread(() -> {
                    count(roll, lock, pair, others);
                    return null;
                });
        stage.goOn();
        roll.over().set();
        here.get();
        int dead = stage.end(children);
        lock.run(() -> look(roll, pair));
        long counted = IntStream.rangeClosed(0, others).mapToLong(roll::steps).sum();
        stage.harm(Harm.LOST, counted - pair.get(FIRST), "counts");
        stage.harm(
                Harm.DOUBLED, pair.get(FIRST) - counted - dead, "counts, with " + dead + " dead");
        roll.tellHarms(stage);
    }

    private static void count(Roll roll, Lock lock, LongArray pair, int member) {
        while (!roll.isOver()) {
            try (Held _ = lock.hold()) {
                if (lock instanceof RLock again) {
                    again.run(() -> countOnce(roll, pair));
                } else {
                    countOnce(roll, pair);
                }
            }
            roll.step(member);
        }
    }

    private static void countOnce(Roll roll, LongArray pair) {
        look(roll, pair);
        pair.set(INSIDE, ProcessHandle.current().pid());
        pair.set(FIRST, pair.get(FIRST) + 1);
        for (int i = 0; i < WORK; i++) {
            Thread.onSpinWait();
        }
        pair.set(SECOND, pair.get(FIRST));
        pair.set(INSIDE, 0);
    }

    /** What was left is what somebody left who died, or what is left in good order. */
    private static void look(Roll roll, LongArray pair) {
        long inside = pair.get(INSIDE);
        long ahead = pair.get(FIRST) - pair.get(SECOND);
        boolean well = inside == 0 ? ahead == 0 : ahead >>> 1 == 0 && Pids.hasEnded(inside);
        if (!well) {
            System.err.println("inside " + inside + ", ahead by " + ahead);
            roll.harm(Harm.TORN);
        }
        pair.set(SECOND, pair.get(FIRST));
        pair.set(INSIDE, 0);
    }
}
