package dev.brood.kill;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.BrokenBarrierException;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.kill.Job.Bench;
import dev.brood.kill.Ledger.Counter;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Barrier;
import dev.brood.testing.Wait;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A worker that is killed.
 *
 * @param worker its number
 * @param job what it does
 * @param millis how long it may do it
 */
record Victim(int worker, Job job, int millis) {

    /** Lives and dies; gives how long it took until the other side of its pipe knew, in nanoseconds. */
    long live(Ledger ledger, Survivors.Place place) throws Exception {
        boolean alone = job.isAlone();
        Pipe<Object> own = alone ? pipe() : null;
        Barrier barrier = job == Job.MEET ? barrier(2) : null;
        Bench bench =
                alone ? new Bench(place.ledger(), null, own.second(), barrier) : place.bench(job);
        FutureTask<End> partner =
                new FutureTask<>(() ->
                        alone && barrier != null ? meet(barrier) : partner(ledger, own.first()));
        ChildProcess child = spawn(Job::live).args(job, worker, bench).start();
        if (alone) {
            own.second().close();
            Thread.ofPlatform().daemon().name("partner of " + this).start(partner);
        }
        Wait.CHILD.until(this + " to begin", () -> ledger.hasBegun(worker) || !child.isAlive());
        Thread.sleep(millis); // the random instant is what this is about
        long killed = System.nanoTime();
        child.kill();
        Wait.CHILD.join(child);
        if (child.exitCode() != -9) {
            throw new AssertionError(this + " failed: " + child);
        }
        try {
            return alone
                    ? partner.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS)
                            .delayAfter(killed)
                    : 0;
        } catch (TimeoutException e) {
            throw Wait.CHILD.tooLong("the end of the stream of " + this);
        }
    }

    /** When the last message passed, and when it was known that there will be no more. */
    private record End(long last, long known) {

        long delayAfter(long kill) {
            return known - Math.max(kill, last);
        }
    }

    /** Meets the victim until that does not come any more. */
    private static End meet(Barrier barrier) {
        long last = System.nanoTime();
        try {
            while (true) {
                barrier.await();
                last = System.nanoTime();
            }
        } catch (BrokenBarrierException e) {
            return new End(last, System.nanoTime());
        }
    }

    /** Sends to the victim, or receives from it, until it is gone. */
    private End partner(Ledger ledger, Connection<Object> end) {
        long last = System.nanoTime();
        try (end) {
            if (job == Job.RECV_ALONE) {
                for (int i = 0; i < Ledger.VICTIMS_ITEMS; i++) {
                    Object item = Payload.make(Payload.id(worker, i));
                    last = System.nanoTime();
                    end.send(item);
                }
            }
            for (int i = 0; ; i++) {
                Object item = end.recv();
                if (Payload.check(item) == Payload.id(worker, i)) {
                    ledger.received(Payload.id(worker, i));
                } else {
                    ledger.count(Counter.TORN);
                }
                last = System.nanoTime();
            }
        } catch (BrokenPipeException | EndOfStreamException e) {
            return new End(last, System.nanoTime());
        }
    }
}
