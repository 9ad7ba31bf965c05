package dev.brood.siege;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills processes below this one at random, and halts some for a while, until it is closed. It leaves alone whatever is no
 * worker of ours.
 */
final class Besieger implements AutoCloseable {

    private static final String WORKER = "dev.brood.internal.worker.WorkerMain";
    private static final int KILLS_IN_TEN = 7;
    private static final int SHORT_HALT_MILLIS = 200;
    private static final int LONG_HALT_MILLIS = 2500;
    private static final int LONG_ONE_IN = 10;

    /** Those that still boot are struck less often: a pool gives up when ten in a row are killed before they are ready. */
    private static final Duration YOUTH = Wait.PROMISED.time();

    private static final int ANY_ONE_IN = 12;
    private static final long STEP = 2_000_000;

    private final Random random;
    private final int most;
    private final int pauseMillis;
    private final Thread thread;
    private final Map<ProcessHandle, Long> halted = new ConcurrentHashMap<>();
    private volatile int kills;
    private volatile int halts;
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param most how often to strike
     * @param pauseMillis how long to wait in between, on the average
     */
    Besieger(Random random, int most, int pauseMillis) {
        this.random = random;
        this.most = most;
        this.pauseMillis = pauseMillis;
        this.thread = Thread.ofPlatform().daemon().name("besieger").start(this::besiege);
    }

    private void besiege() {
        try {
            while (!isOver()) {
                long next = System.nanoTime() + random.nextLong(2_000_000L * pauseMillis);
                while (System.nanoTime() < next && !closed) {
                    goOnWithThoseWhoseTimeIsOver(System.nanoTime());
                    LockSupport.parkNanos(STEP);
                }
                strike();
            }
            while (!closed && !halted.isEmpty()) {
                goOnWithThoseWhoseTimeIsOver(System.nanoTime());
                LockSupport.parkNanos(STEP);
            }
        } finally {
            goOnWithThoseWhoseTimeIsOver(Long.MAX_VALUE);
        }
    }

    private void strike() {
        List<ProcessHandle> workers =
                ProcessHandle.current().descendants().filter(Besieger::isWorker).toList();
        List<ProcessHandle> grown = workers.stream().filter(Besieger::isGrown).toList();
        boolean any = grown.isEmpty() || random.nextInt(ANY_ONE_IN) == 0;
        List<ProcessHandle> targets = any ? workers : grown;
        if (targets.isEmpty()) {
            return;
        }
        ProcessHandle victim = targets.get(random.nextInt(targets.size()));
        if (random.nextInt(10) < KILLS_IN_TEN) {
            kills += victim.destroyForcibly() ? 1 : 0;
        } else if (!halted.containsKey(victim) && signal("STOP", victim)) {
            int most = random.nextInt(LONG_ONE_IN) == 0 ? LONG_HALT_MILLIS : SHORT_HALT_MILLIS;
            halted.put(victim, System.nanoTime() + random.nextLong(1_000_000L * most));
            halts++;
        }
    }

    private static boolean isWorker(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(WORKER);
    }

    private static boolean isGrown(ProcessHandle process) {
        Instant young = Instant.now().minus(YOUTH);
        return process.info().startInstant().orElse(Instant.MAX).isBefore(young);
    }

    private void goOnWithThoseWhoseTimeIsOver(long now) {
        halted.forEach((process, end) -> {
            if (end <= now) {
                halted.remove(process);
                signal("CONT", process);
            }
        });
    }

    private static boolean signal(String name, ProcessHandle process) {
        try {
            return process.isAlive()
                    && new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                                    .redirectErrorStream(true)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int kills() {
        return kills;
    }

    int halts() {
        return halts;
    }

    /** Whether it has struck often enough. */
    boolean isOver() {
        return closed || kills + halts >= most;
    }

    /** Lets all go on that are halted. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
