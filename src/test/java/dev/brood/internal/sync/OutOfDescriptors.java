package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.barrier;
import static dev.brood.Brood.event;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Barrier;
import dev.brood.sync.Event;
import dev.brood.sync.Lock;
import dev.brood.testing.Wait;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program whose child opens files until it can open no more, and looks then who is alive. */
final class OutOfDescriptors {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private OutOfDescriptors() {}

    public static void main(String[] args) {
        Lock ours = lock();
        Lock ofTheDead = lock();
        Lock ofTheKilled = lock();
        Event held = event();
        Event full = event();
        Barrier barrier = barrier(2);
        Pipe<String> pipe = pipe();
        ours.acquire();
        kill(holder(ofTheDead, held));
        ChildProcess later = holder(ofTheKilled, held);
        var looks = async(() -> look(ours, ofTheDead, ofTheKilled, pipe.second(), barrier, full));
        meetLater(barrier);
        full.await(Wait.CHILD.time());
        meetLater(barrier);
        kill(later);
        println("child: " + Wait.CHILD.get(looks));
        println("holder is the parent: " + (ours.holder() == ProcessHandle.current().pid()));
    }

    /** Comes when the child has waited for long enough to look who is dead. */
    private static void meetLater(Barrier barrier) {
        Wait.CHILD.until("the child to wait", () -> barrier.waiting() == 1);
        sleep(0.3);
        barrier.await(Wait.CHILD.time());
    }

    private static ChildProcess holder(Lock lock, Event held) {
        ChildProcess holder =
                spawn(
                                () -> {
                                    lock.acquire();
                                    held.set();
                                    sleep(100);
                                })
                        .daemon()
                        .start();
        held.await(Wait.CHILD.time());
        held.clear();
        return holder;
    }

    private static void kill(ChildProcess child) {
        child.kill();
        Wait.CHILD.join(child);
    }

    private static String look(
            Lock ofTheLiving,
            Lock ofTheDead,
            Lock ofTheKilled,
            Connection<?> end,
            Barrier barrier,
            Event full)
            throws IOException {
        // all of it once before: here, classes come from files that are not open yet
        String before = see(ofTheLiving, end) + ofTheDead.acquire(Wait.CHILD.time());
        meet(barrier);
        List<FileInputStream> files = new ArrayList<>();
        try {
            openAll(files);
            full.set();
            String during = see(ofTheLiving, end);
            meet(barrier);
            return before + " " + during + ofTheKilled.acquire(Wait.CHILD.time());
        } finally {
            for (FileInputStream file : files) {
                file.close();
            }
        }
    }

    private static String see(Lock lock, Connection<?> end) {
        return "" + lock.tryAcquire() + lock.acquire(MOMENT) + end.poll(MOMENT);
    }

    private static void meet(Barrier barrier) {
        barrier.await(Wait.CHILD.time());
    }

    private static void openAll(List<FileInputStream> files) {
        try {
            while (true) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // that is it
        }
    }
}
