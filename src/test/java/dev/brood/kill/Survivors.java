package dev.brood.kill;

import static dev.brood.Brood.spawn;

import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.kill.Job.Bench;
import dev.brood.kill.Ledger.Counter;
import dev.brood.process.ChildProcess;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.stream.IntStream;

/** Workers that live to the end: one for each job in a thread of this process, and one in a child. */
final class Survivors implements AutoCloseable {

    static final List<Job> JOBS =
            List.of(
                    Job.PUT, Job.GET, Job.SEND, Job.RECV, Job.LOCK, // here
                    Job.PUT, Job.GET, Job.SEND, Job.RECV, Job.LOCK); // in the child

    private static final int HERE = JOBS.size() / 2;

    /**
     * What all work on.
     *
     * @param ledger where they write down what they did
     * @param queue of PUT and GET
     * @param pipe of SEND and RECV
     */
    record Place(Ledger.Place ledger, Queue<Object> queue, Pipe<Object> pipe) {

        Bench bench(Job job) {
            return new Bench(
                    ledger, queue, job.isProducer() ? pipe.sender() : pipe.receiver(), null);
        }
    }

    private final Ledger ledger;
    private final Place place;
    private final List<Thread> threads;
    private final ChildProcess child;

    Survivors(Ledger ledger, Place place) {
        this.ledger = ledger;
        this.place = place;
        this.threads = begin(place, 0, HERE);
        this.child = spawn(Survivors::inChild).args(place).start();
        Wait.CHILD.until(
                "the survivors to begin",
                () -> IntStream.range(0, JOBS.size()).allMatch(i -> ledger.steps(i) > 0));
    }

    private static void inChild(Place place) throws InterruptedException {
        for (Thread thread : begin(place, HERE, JOBS.size())) {
            thread.join();
        }
    }

    private static List<Thread> begin(Place place, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        Thread.ofPlatform().name(JOBS.get(i) + " " + i).start(() -> run(i, place)))
                .toList();
    }

    private static void run(int worker, Place place) {
        Job job = JOBS.get(worker);
        try {
            job.run(worker, place.bench(job), true);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends the producers, then the consumers when they have received everything. */
    @Override
    public void close() {
        ledger.count(Counter.STOP);
        long active = JOBS.stream().filter(job -> !job.isConsumer()).count();
        Wait.CHILD.until("the producers to end", () -> ledger.get(Counter.STOPPED) == active);
        for (Job job : JOBS) {
            switch (job) {
                case GET -> place.queue.put(Job.END);
                case RECV -> place.pipe.sender().send(Job.END);
                default -> {}
            }
        }
        Wait.CHILD.join(child);
        threads.forEach(thread -> Wait.CHILD.until(thread.getName(), () -> !thread.isAlive()));
    }

    Integer exitCode() {
        return child.exitCode();
    }
}
