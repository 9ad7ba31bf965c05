package dev.brood.siege;

import static dev.brood.Brood.joinableQueue;
import static dev.brood.Brood.spawn;

import dev.brood.channel.JoinableQueue;
import dev.brood.kill.Payload;
import dev.brood.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Each chore is said to be done, but for those that somebody had who died. */
final class Chores implements Scene {

    private static final int CHORES = 4000;

    @Override
    public void play(Stage stage) throws Exception {
        Roll roll = Roll.of(1, 1, CHORES);
        JoinableQueue<Object> queue = joinableQueue(8 + stage.upTo(100));
        List<ChildProcess> children =
                Stream.generate(() -> stage.start(spawn(Chores::work).args(roll, queue)))
                        .limit(1 + stage.upTo(3))
                        .toList();
        FutureTask<?> here =
                stage.inThread(() -> {
                    work(roll, queue);
                    return null;
                });
        for (int i = 0; i < CHORES; i++) {
            queue.put(Payload.make(Payload.id(0, i)));
            roll.step(0);
        }
        for (int i = 0; i <= children.size(); i++) {
            queue.put(Way.END);
        }
        int dead = stage.end(children);
        here.get();
        int leftover = 0;
        while (queue.poll() != null) {
            leftover++;
            queue.taskDone();
        }
        int undone = 0;
        while (!queue.join(Duration.ZERO)) {
            queue.taskDone();
            undone++;
        }
        stage.harm(Harm.LOST, undone - dead, undone + " not done, with " + dead + " dead");
        stage.harm(Harm.LOST, leftover - dead, leftover + " chores, with " + dead + " dead");
        roll.tellItems(stage, 1, dead);
    }

    private static void work(Roll roll, JoinableQueue<Object> queue) {
        for (Object item; !Way.END.equals(item = queue.get()); ) {
            roll.receive(item);
            queue.taskDone();
        }
        queue.taskDone();
    }
}
