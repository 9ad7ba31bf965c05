package dev.brood.kill;

import dev.brood.channel.Connection;
import dev.brood.channel.Queue;
import dev.brood.sync.Barrier;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What a worker does until it is killed, or in the case of survivors until all is over. */
enum Job {
    PUT,
    GET,
    SEND,
    RECV,
    LOCK,
    /** As SEND, but holds the only copy of its end. */
    SEND_ALONE,
    /** As RECV, but holds the only copy of its end. */
    RECV_ALONE,
    /** Meets one other at a barrier, again and again. */
    MEET;

    /** Tells a consumer that all is over. */
    static final String END = "end";

    /** Survivors do not hurry, to leave the machine to the births of victims. */
    private static final long PAUSE = 1_000_000;

    /**
     * Where to work.
     *
     * @param ledger where to write down what was done
     * @param queue of PUT and GET
     * @param end of a pipe, of SEND and RECV
     * @param barrier of MEET
     */
    record Bench(
            Ledger.Place ledger, Queue<Object> queue, Connection<Object> end, Barrier barrier) {}

    /** Whether it works with one partner of its own. */
    boolean isAlone() {
        return this == SEND_ALONE || this == RECV_ALONE || this == MEET;
    }

    boolean isProducer() {
        return this == PUT || this == SEND || this == SEND_ALONE;
    }

    boolean isConsumer() {
        return this == GET || this == RECV || this == RECV_ALONE;
    }

    /** What a victim does. */
    static void live(Job job, int worker, Bench bench) throws InterruptedException {
        job.run(worker, bench, false);
        Thread.sleep(Long.MAX_VALUE);
    }

    void run(int worker, Bench bench, boolean survives) throws InterruptedException {
        Ledger ledger = bench.ledger.open();
        ledger.begin(worker);
        if (isConsumer()) {
            consume(worker, bench, ledger);
            return;
        }
        if (this == MEET) {
            while (true) {
                bench.barrier.await();
                ledger.step(worker);
            }
        }
        if (isProducer()) {
            produce(worker, bench, ledger, survives);
        } else {
            lock(worker, ledger, survives);
        }
        ledger.count(Ledger.Counter.STOPPED);
    }

    private static void lock(int worker, Ledger ledger, boolean survives)
            throws InterruptedException {
        AtomicLong work = new AtomicLong();
        while (ledger.get(Ledger.Counter.STOP) == 0) {
            ledger.enterAndLeave(work);
            ledger.step(worker);
            rest(survives);
        }
    }

    private void produce(int worker, Bench bench, Ledger ledger, boolean survives) {
        for (int number = 0; number < ledger.items(worker); number++) {
            if (ledger.get(Ledger.Counter.STOP) != 0) {
                return;
            }
            Object item = Payload.make(Payload.id(worker, number));
            if (this == PUT) {
                bench.queue.put(item);
            } else {
                bench.end.send(item);
            }
            ledger.step(worker); // only now: it has returned
            rest(survives);
        }
    }

    private void consume(int worker, Bench bench, Ledger ledger) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Object item;
                !END.equals(item = this == GET ? bench.queue.get() : bench.end.recv()); ) {
            long id = Payload.check(item);
            if (id < 0) {
                ledger.count(Ledger.Counter.TORN);
                continue;
            }
            ledger.received(id);
            Integer before = last.put(Payload.producer(id), Payload.number(id));
            if (before != null && before >= Payload.number(id)) {
                ledger.count(Ledger.Counter.DISORDERED);
            }
            ledger.step(worker);
        }
    }

    private static void rest(boolean survives) {
        if (survives) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
