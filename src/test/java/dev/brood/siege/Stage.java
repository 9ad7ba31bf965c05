package dev.brood.siege;

import dev.brood.process.ChildProcess;
import dev.brood.process.Spawn;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;

/** Where a scene is played: it starts children, each of which may be killed at any time. */
final class Stage {

    private static final int KILLED = -9;

    /** Of one that was killed when it had said that it leaves: it might have chosen this code itself. */
    private static final int KILLED_AT_LAST = 128 + 9;

    private static final long PAUSE_MILLIS = 10;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 2500;

    private final String scene;
    private final Damage damage;
    private final Random random;
    private final List<ChildProcess> children = new CopyOnWriteArrayList<>();

    Stage(String scene, Damage damage, Random random) {
        this.scene = scene;
        this.damage = damage;
        this.random = random;
    }

    /** A number from 1 up to this one. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    boolean toss() {
        return random.nextBoolean();
    }

    /** They are daemons: if the siege is broken off, they do not wait for ever for what their parent was to do. */
    ChildProcess start(Spawn<?> spawn) {
        ChildProcess child = spawn.daemon().start();
        children.add(child);
        return child;
    }

    /** Has something done in another thread of this process, which lives. */
    <T> FutureTask<T> inThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("part of " + scene).start(task);
        return task;
    }

    /** Lets the scene go on for some time, unless all of its children are dead before. */
    void goOn() throws InterruptedException {
        int millis = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
        for (long end = System.nanoTime() + millis * 1_000_000L;
                System.nanoTime() < end && children.stream().anyMatch(ChildProcess::isAlive); ) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Waits for the end of some children, tells how many of them were killed, and that the others came to a good end. */
    int end(List<ChildProcess> some) {
        int killed = 0;
        for (ChildProcess child : some) {
            if (endKilled(child)) {
                killed++;
            }
        }
        return killed;
    }

    boolean endKilled(ChildProcess child) {
        child.join();
        int code = child.exitCode();
        boolean killed = code == KILLED || code == KILLED_AT_LAST;
        harm(Harm.FAILED, killed || code == 0 ? 0 : 1, child.toString());
        return killed;
    }

    void harm(Harm harm, long count, String words) {
        damage.add(harm, count, scene + ": " + words);
    }

    /** For a scene that does not come to its end. */
    void kill() {
        children.forEach(ChildProcess::kill);
    }
}
