package dev.brood.siege;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.spawn;

import dev.brood.error.BrokenBarrierException;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Barrier;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** All meet, again and again, until one of them dies: then the barrier breaks for the others. */
final class Meeting implements Scene {

    private static final int MOST_ROUNDS = 3_000;
    private static final long PAUSE = 300_000;
    private static final long LOOK = 10_000_000;

    @Override
    public void play(Stage stage) throws Exception {
        int others = stage.upTo(3);
        int rounds = stage.upTo(MOST_ROUNDS);
        Roll roll = Roll.of(others + 1, 1, rounds);
        Barrier barrier = barrier(others + 1);
        List<ChildProcess> children =
                IntStream.range(0, others)
                        .mapToObj(i ->
                                stage.start(spawn(Meeting::member).args(roll, barrier, i, rounds)))
                        .toList();
        FutureTask<Boolean> here = stage.inThread(() -> meet(roll, barrier, others, rounds));
        while (!here.isDone()) {
            boolean neverCame =
                    IntStream.range(0, others)
                            .anyMatch(i -> !children.get(i).isAlive() && roll.steps(i) == 0);
            if (neverCame && !barrier.isBroken()) {
                barrier.abort(); // a barrier may not know of one who was killed before it had it
            }
            LockSupport.parkNanos(LOOK);
        }
        int dead = stage.end(children);
        stage.harm(Harm.FAILED, here.get() && dead == 0 ? 1 : 0, "it broke, and nobody died");
        roll.tellHarms(stage);
    }

    private static void member(Roll roll, Barrier barrier, int member, int rounds) {
        meet(roll, barrier, member, rounds);
    }

    /** Meets the others for so many rounds; tells whether the barrier broke. */
    private static boolean meet(Roll roll, Barrier barrier, int member, int rounds) {
        for (int round = 0; round < rounds; round++) {
            roll.received(0, round);
            roll.step(member);
            try {
                barrier.await();
            } catch (BrokenBarrierException e) {
                return true;
            }
            if (roll.times(0, round) != barrier.parties()) {
                roll.harm(Harm.TORN);
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }
}
