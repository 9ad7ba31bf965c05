package dev.brood.siege;

import static dev.brood.Brood.condition;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.value;

import dev.brood.process.ChildProcess;
import dev.brood.sync.Condition;
import dev.brood.sync.Held;
import dev.brood.sync.IntValue;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One token, one signal: each wakes somebody who lives. */
final class Tokens implements Scene {

    private static final long PAUSE = 200_000;

    @Override
    public void play(Stage stage) throws Exception {
        int others = 1 + stage.upTo(3);
        Roll roll = Roll.of(others + 1, 1, 1);
        Condition condition = condition();
        IntValue tokens = value(0);
        List<ChildProcess> children =
                IntStream.range(0, others)
                        .mapToObj(i ->
                                stage.start(spawn(Tokens::take).args(roll, condition, tokens, i)))
                        .toList();
        FutureTask<?> here =
                stage.inThread(() -> {
                    take(roll, condition, tokens, others);
                    return null;
                });
        FutureTask<Integer> given = stage.inThread(() -> give(roll, condition, tokens));
        stage.goOn();
        roll.over().set();
        int all = given.get();
        while (tokens.get() > 0) { // this process takes them, if nobody else does
            LockSupport.parkNanos(PAUSE);
        }
        condition
                .lock()
                .run(() -> {
                    tokens.set(Integer.MIN_VALUE);
                    condition.signalAll();
                });
        here.get();
        int dead = stage.end(children);
        int taken = IntStream.rangeClosed(0, others).map(roll::steps).sum();
        stage.harm(Harm.DOUBLED, taken - all, "tokens");
        stage.harm(Harm.LOST, all - dead - taken, "tokens, with " + dead + " dead");
        roll.tellHarms(stage);
    }

    private static int give(Roll roll, Condition condition, IntValue tokens) {
        int given = 0;
        while (!roll.isOver()) {
            try (Held _ = condition.hold()) {
                tokens.add(1);
                given++;
                condition.signal();
            }
            LockSupport.parkNanos(PAUSE);
        }
        return given;
    }

    private static void take(Roll roll, Condition condition, IntValue tokens, int member) {
        while (true) {
            try (Held _ = condition.hold()) {
                condition.await(() -> tokens.get() != 0);
                if (tokens.get() < 0) {
                    return;
                }
                tokens.add(-1);
            }
            roll.step(member);
        }
    }
}
