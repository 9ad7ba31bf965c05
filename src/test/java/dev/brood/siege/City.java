package dev.brood.siege;

import dev.brood.error.WorkerDiedException;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Several scenes at a time, chosen at random, one after the other, as long as it is besieged. */
final class City {

    private static final Wait A_SCENE = Wait.CROWD;
    private static final int KILLS_TO_GIVE_UP = 10;

    private final List<Scene> scenes;
    private final Damage damage = new Damage();
    private final Map<String, Integer> played = new TreeMap<>();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final Random random;
    private Besieger besieger;

    City(List<Scene> scenes, long seed) {
        this.scenes = scenes;
        this.random = new Random(seed);
    }

    /** Is besieged, and gives what was done. */
    Damage endure(int strikes, int scenesAtOnce, int pauseMillis) throws InterruptedException {
        try (Besieger enemy = new Besieger(new Random(random.nextLong()), strikes, pauseMillis)) {
            besieger = enemy;
            List<Thread> quarters = new ArrayList<>();
            for (int i = 0; i < scenesAtOnce; i++) {
                quarters.add(Thread.ofPlatform().name("quarter " + i).start(this::live));
            }
            for (Thread quarter : quarters) {
                quarter.join();
            }
        }
        return damage;
    }

    int kills() {
        return besieger.kills();
    }

    int halts() {
        return besieger.halts();
    }

    /** How many pools were given up, as none of their workers lived to be ready. */
    int givenUp() {
        return givenUp.get();
    }

    /** How often each scene was played. */
    Map<String, Integer> played() {
        return played;
    }

    /** Plays every scene once, while nobody besieges it. */
    Damage enjoyPeace() {
        besieger = new Besieger(random, 0, 1);
        scenes.forEach(this::play);
        return damage;
    }

    private void live() {
        while (!besieger.isOver()) {
            play(next());
        }
    }

    private synchronized Scene next() {
        return scenes.get(random.nextInt(scenes.size()));
    }

    private synchronized Stage stage(Scene scene) {
        String name = scene.getClass().getSimpleName();
        played.merge(name, 1, Integer::sum);
        return new Stage(name, damage, new Random(random.nextLong()));
    }

    /**
     * Whether a pool was given up as it should be: when as many of its workers as that takes were killed in a row before they were
     * ready. Others cannot be the cause, if there were not even as many kills.
     */
    private boolean isGivenUp(Throwable failure, int killsBefore) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof WorkerDiedException)) {
            cause = cause.getCause();
        }
        return cause != null && besieger.kills() - killsBefore >= KILLS_TO_GIVE_UP;
    }

    private void play(Scene scene) {
        Stage stage = stage(scene);
        int killsBefore = besieger.kills();
        FutureTask<?> play =
                stage.inThread(() -> {
                    scene.play(stage);
                    return null;
                });
        try {
            play.get(A_SCENE.time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            besieger.close(); // all must be able to go on, and to show their stacks
            stage.harm(Harm.HUNG, 1, A_SCENE.tooLong("a scene").toString());
            play.cancel(true);
        } catch (ExecutionException e) {
            if (isGivenUp(e, killsBefore)) {
                givenUp.incrementAndGet();
            } else {
                e.getCause().printStackTrace();
                stage.harm(Harm.FAILED, 1, e.getCause().toString());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            stage.kill();
        }
    }
}
