package dev.brood.siege;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Queue;
import dev.brood.error.WorkerDiedException;
import dev.brood.pool.Pool;
import dev.brood.process.ChildProcess;
import dev.brood.testing.Pids;
import java.util.List;
import java.util.stream.IntStream;

/** A child has children and a pool of its own. When it is killed, those that are daemons go as well. */
final class Dynasty implements Scene {

    private static final int ITEMS = 300;
    private static final int DAEMON = 0;
    private static final int WORKERS = 1;
    private static final int MEMBERS = 3;

    @Override
    public void play(Stage stage) throws Exception {
        Roll roll = Roll.of(MEMBERS, 1, 1);
        Queue<List<Integer>> results = queue();
        ChildProcess child = stage.start(spawn(Dynasty::rule).args(roll, results));
        boolean killed = stage.endKilled(child);
        for (int i = DAEMON; i < MEMBERS; i++) {
            while (!Pids.hasEnded(roll.steps(i))) {
                sleep(0.01);
            }
        }
        List<Integer> result = results.poll();
        boolean right =
                result == null
                        ? killed
                        : result.equals(IntStream.range(0, ITEMS).map(i -> 2 * i).boxed().toList());
        stage.harm(Harm.TORN, right ? 0 : 1, "the result of a child, killed " + killed);
    }

    private static void rule(Roll roll, Queue<List<Integer>> results) {
        ChildProcess daemon = spawn(() -> sleep(100)).daemon().start();
        roll.steps().set(DAEMON, daemon.pid().intValue());
        try (Pool pool = pool(2).retries(200)) {
            List<Integer> doubled =
                    pool.map(
                            i -> {
                                int pid = (int) ProcessHandle.current().pid();
                                roll.steps().set(WORKERS + i % 2, pid);
                                sleep(0.005);
                                return 2 * i;
                            },
                            range(ITEMS));
            results.put(doubled);
        }
        try {
            int three = async(() -> 3).get();
            if (three != 3) {
                roll.harm(Harm.TORN);
            }
        } catch (WorkerDiedException e) {
            // it was killed
        }
    }
}
