package dev.brood.internal.engine.local;

import dev.brood.error.ProcessFailedException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.wire.Envelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Workers that have booted and wait for work, so that a process can start at once. Each is a fresh process, and is given
 * work once.
 *
 * <p>How many there are goes by demand: one to begin with, then as many as were taken in the last burst and one more, and one
 * again when nobody has come for a while. They are booted one after the other in the background. A few come at once, the
 * others when the burst is over, so as not to take the processors from those who have just begun to work. Then, one by
 * one, they warm up.
 */
final class Standby implements AutoCloseable {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** After a pause of this length, the next to come begins another burst. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** One that died while it stood by, or did not start, is replaced after so long: perhaps the next one dies as well. */
    private static final long AFTER_DEATH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Between two warm-ups, each of which takes a processor for about as long. */
    private static final long BETWEEN_WARM_UPS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Before one is replaced that was foreseen. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int MOST_FAILURES = 5;
    private static final int AT_ONCE = 2;
    private static final long LONGEST_BOOT_SECONDS = 10;
    private static final long END_MILLIS = 500;

    /** A worker, the class path that it was started with, and what it tried. */
    private static final class Ready {
        private final LocalWorker worker;
        private final String classPath;
        private Envelope tried;
        private long codeVersion;

        Ready(LocalWorker worker, String classPath) {
            this.worker = worker;
            this.classPath = classPath;
        }
    }

    private final int most;
    private final Supplier<String> classPath;
    private final Supplier<LocalWorker> boot;
    private final Supplier<Envelope> warmUp;
    private final LongSupplier codeVersion;
    private final Deque<Ready> workers = new ArrayDeque<>();
    private int wanted = 1;

    /** How many were announced and not yet taken. They are booted all at once. */
    private int foreseen;

    private long notBefore = System.nanoTime();
    private int burst;
    private long lastTaken = System.nanoTime();
    private long lastDeath = lastTaken - AFTER_DEATH_NANOS;
    private long lastWarmUp = lastTaken;

    /** What one died of, or after: it is not tried again. */
    private Envelope fatal;

    private int failures;
    private Thread filler;
    private boolean closed;

    /**
     * Makes a reservoir; it is empty until it is {@linkplain #fill filled}.
     *
     * @param most how many it may keep
     * @param classPath what workers must have now
     * @param boot starts one
     * @param warmUp gives what they unpack while they wait, so that they have done it before
     * @param codeVersion is another one when the code that they unpacked is out of date
     */
    Standby(
            int most,
            Supplier<String> classPath,
            Supplier<LocalWorker> boot,
            Supplier<Envelope> warmUp,
            LongSupplier codeVersion) {
        this.most = most;
        this.classPath = classPath;
        this.boot = boot;
        this.warmUp = warmUp;
        this.codeVersion = codeVersion;
    }

    /**
     * Takes one out, or gives null if there is none. Another one will take its place: after a while if this one was foreseen, or
     * is of a crew, which stays; then it is more likely that none is needed soon, and those who work need the processors.
     */
    LocalWorker take(boolean ofPool) {
        if (most == 0) {
            return null;
        }
        String now = classPath.get();
        synchronized (this) {
            note(ofPool);
            endOutdated(now);
            Ready next = workers.pollFirst();
            fill(0);
            return next == null ? null : next.worker;
        }
    }

    private void note(boolean ofPool) {
        long now = System.nanoTime();
        notBefore = ofPool || foreseen > 0 ? now + REST_NANOS : now;
        foreseen = Math.max(0, foreseen - 1);
        if (ofPool) {
            wanted = 1;
            return;
        }
        burst = now - lastTaken > PAUSE_NANOS ? 1 : burst + 1;
        lastTaken = now;
        wanted = Math.min(Math.max(wanted, burst + 1), most);
        failures = 0;
    }

    /**
     * Sees to it that there are some. Returns at once.
     *
     * @param soon how many will be taken soon
     */
    synchronized void fill(int soon) {
        if (most == 0 || closed) {
            return;
        }
        if (soon > 0) {
            foreseen = Math.min(soon, most);
            wanted = foreseen;
        }
        if (filler == null) {
            try {
                filler =
                        SystemThreads.start(
                                SystemThreads.lasting("brood-standby", this::keepFilled));
            } catch (ProcessFailedException e) {
                return; // whoever starts a process himself will be told why
            }
        }
        notifyAll();
    }

    private void keepFilled() {
        while (awaitNeed()) {
            try {
                Ready next = nextToWarmUp();
                if (next == null) {
                    bootOne();
                } else {
                    warmUp(next);
                }
            } catch (RuntimeException | Error e) {
                failed(); // whoever starts a process himself will be told why
            }
        }
    }

    /** Null if there is something more important to do. */
    private synchronized Ready nextToWarmUp() {
        if (workers.size() < wanted) {
            return null;
        }
        return coldOne();
    }

    private Ready coldOne() {
        return workers.stream().filter(ready -> ready.tried == null).findFirst().orElse(null);
    }

    private void warmUp(Ready next) {
        long version =
                codeVersion.getAsLong(); // before: what changes meanwhile may be in it or not
        Envelope work = warmUp.get();
        synchronized (this) {
            lastWarmUp = System.nanoTime();
            next.tried = work;
            next.codeVersion = version;
            if (work == fatal) {
                return;
            }
        }
        next.worker.warmUp(work);
    }

    private boolean isUpToDate(Ready ready, String classPathNow) {
        return ready.classPath.equals(classPathNow)
                && (ready.tried == null
                        || ready.tried.classes().isEmpty()
                        || ready.codeVersion == codeVersion.getAsLong());
    }

    /** They do not know what was added, or know what is no longer so. */
    private void endOutdated(String now) {
        List<Ready> outdated = workers.stream().filter(ready -> !isUpToDate(ready, now)).toList();
        workers.removeAll(outdated);
        outdated.forEach(ready -> ready.worker.kill());
    }

    /** Tries again after a while, as somebody may have ended all children, but not for ever. */
    private synchronized void failed() {
        lastDeath = System.nanoTime();
        if (++failures >= MOST_FAILURES) {
            wanted = 0;
        }
    }

    /** Waits until there is something to do. Gives false at the end. */
    private synchronized boolean awaitNeed() {
        try {
            for (long pause; !closed && (pause = nanosToNeed()) > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(this, pause);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    /** How long to wait before another is to be booted or to warm up; 0 for not at all. */
    private long nanosToNeed() {
        endOutdated(classPath.get()); // so that the next start need not find out
        long since = System.nanoTime() - lastTaken;
        if (since > IDLE_NANOS && wanted > 1) {
            wanted = 1;
            while (workers.size() > wanted) {
                workers.pollLast().worker.kill();
            }
        }
        if (workers.size() >= wanted) {
            if (coldOne() != null) {
                long sinceWarmUp = System.nanoTime() - lastWarmUp;
                return Math.max(
                        0, Math.max(PAUSE_NANOS - since, BETWEEN_WARM_UPS_NANOS - sinceWarmUp));
            }
            return wanted > 1 ? IDLE_NANOS - since + 1 : IDLE_NANOS;
        }
        long now = System.nanoTime();
        long pause =
                workers.size() < Math.max(AT_ONCE, foreseen)
                        ? notBefore - now
                        : PAUSE_NANOS - since;
        return Math.max(0, Math.max(pause, AFTER_DEATH_NANOS - (now - lastDeath)));
    }

    private void bootOne() {
        String now = classPath.get(); // before: what is added while it boots, it may lack
        Ready next = new Ready(boot.get(), now);
        if (add(next)) {
            next.worker.onEnd(() -> remove(next));
            if (!isMoreForeseen()) {
                awaitBoot(next.worker);
            }
        } else {
            next.worker.kill();
        }
    }

    private synchronized boolean isMoreForeseen() {
        return workers.size() < foreseen;
    }

    /** False if it comes too late. */
    private synchronized boolean add(Ready booted) {
        failures = 0;
        return !closed && workers.add(booted);
    }

    /** So as not to take all processors from those who have work. It may be taken meanwhile. */
    private static void awaitBoot(LocalWorker worker) {
        try {
            worker.ready().get(LONGEST_BOOT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it is never completed with a failure; a slow one is as good as any
        }
    }

    private synchronized void remove(Ready ended) {
        if (workers.remove(ended)) {
            fatal = ended.tried == null ? fatal : ended.tried;
            lastDeath = System.nanoTime();
            notifyAll();
        }
    }

    /** Ends those that nobody took, and waits until they are gone. */
    @Override
    public void close() {
        List<Ready> left;
        synchronized (this) {
            closed = true;
            notifyAll();
            left = new ArrayList<>(workers);
            workers.clear();
        }
        left.forEach(ready -> ready.worker.kill());
        for (Ready ready : left) {
            try {
                ready.worker.handle().orElseThrow().onExit().get(END_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                return; // the kernel will see to it
            }
        }
        awaitFiller();
    }

    /** It may be about to boot another one, which it ends when it sees that this is closed. */
    private void awaitFiller() {
        try {
            if (filler != null) {
                filler.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
