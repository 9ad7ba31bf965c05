package dev.brood.internal.scheduler;

import dev.brood.spi.ProgressDisplay;

/** Progress where there is no terminal: a line on standard error now and then. */
final class PlainProgress implements ProgressDisplay {

    private static final long PAUSE = 5_000_000_000L;

    private long saidAt = System.nanoTime();

    @Override
    public synchronized void show(String line) {
        long now = System.nanoTime();
        if (now - saidAt > PAUSE) {
            saidAt = now;
            System.err.println(line);
        }
    }

    @Override
    public synchronized void end(String line) {
        saidAt = System.nanoTime();
        System.err.println(line);
    }
}
