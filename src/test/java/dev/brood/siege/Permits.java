package dev.brood.siege;

import static dev.brood.Brood.boundedSemaphore;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.spawn;

import dev.brood.process.ChildProcess;
import dev.brood.sync.Semaphore;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** No more get in than there are permits; who dies takes one along at most. */
final class Permits implements Scene {

    private static final long WORK = 100_000;

    @Override
    public void play(Stage stage) throws Exception {
        int others = 1 + stage.upTo(4);
        int permits = others + 1; // one is left when all others are dead
        Roll roll = Roll.of(others + 1, 1, 1);
        Semaphore semaphore = stage.toss() ? semaphore(permits) : boundedSemaphore(permits);
        List<ChildProcess> children =
                IntStream.range(0, others)
                        .mapToObj(_ -> stage.start(spawn(Permits::use).args(roll, semaphore)))
                        .toList();
        FutureTask<?> here =
                stage.inThread(() -> {
                    use(roll, semaphore);
                    return null;
                });
        stage.goOn();
        roll.over().set();
        here.get();
        int dead = stage.end(children);
        stage.harm(Harm.DOUBLED, semaphore.value() - permits, "permits");
        stage.harm(
                Harm.LOST, permits - dead - semaphore.value(), "permits, with " + dead + " dead");
        roll.tellHarms(stage);
    }

    private static void use(Roll roll, Semaphore semaphore) {
        while (!roll.isOver()) {
            semaphore.acquire();
            LockSupport.parkNanos(WORK);
            semaphore.release();
        }
    }
}
