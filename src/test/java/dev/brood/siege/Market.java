package dev.brood.siege;

import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Pipe;
import dev.brood.kill.Payload;
import dev.brood.process.ChildProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Producers and consumers, in children and here, with a queue or pipe between them. */
final class Market implements Scene {

    private static final int ITEMS = 4096;
    private static final long PAUSE = 500_000;
    private static final int LEAST_ROOM = 8; // for the words that tell the end

    @Override
    public void play(Stage stage) throws Exception {
        int others = stage.upTo(3);
        Roll roll = Roll.of(others + 1, others + 1, ITEMS);
        Way way = way(stage);
        List<ChildProcess> consumers =
                IntStream.range(0, stage.upTo(3))
                        .mapToObj(_ -> stage.start(spawn(Market::consume).args(roll, way.toGet())))
                        .toList();
        List<ChildProcess> producers =
                IntStream.range(0, others)
                        .mapToObj(
                                i -> stage.start(spawn(Market::produce).args(roll, way.toPut(), i)))
                        .toList();
        FutureTask<?> consumer = stage.inThread(() -> consumed(roll, way));
        FutureTask<?> producer = stage.inThread(() -> produced(roll, way, others));
        stage.goOn();
        roll.over().set();
        producer.get();
        stage.end(producers);
        end(way, consumers.size() + 1);
        int dead = stage.end(consumers);
        consumer.get();
        if (way.queue() != null) {
            for (Object item; (item = way.queue().poll()) != null; ) {
                if (!item.equals(Way.END)) {
                    roll.receive(item);
                }
            }
        }
        roll.tellItems(stage, others + 1, dead);
    }

    private static Way way(Stage stage) {
        if (stage.toss()) {
            Pipe<Object> pipe = pipe(false);
            return new Way(null, pipe.receiver(), pipe.sender());
        }
        return new Way(queue(stage.toss() ? 0 : LEAST_ROOM + stage.upTo(30)), null, null);
    }

    /** Of a pipe, the other senders have ended. */
    private static void end(Way way, int consumers) {
        if (way.queue() == null) {
            way.out().close();
        } else {
            for (int i = 0; i < consumers; i++) {
                way.put(Way.END);
            }
        }
    }

    private static Object produced(Roll roll, Way way, int number) {
        produce(roll, way, number);
        return null;
    }

    private static void produce(Roll roll, Way way, int producer) {
        for (int number = 0; number < ITEMS && !roll.isOver(); number++) {
            way.put(Payload.make(Payload.id(producer, number)));
            roll.step(producer); // only now: it has returned
            if (number % 2 == 0) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static Object consumed(Roll roll, Way way) {
        consume(roll, way);
        return null;
    }

    private static void consume(Roll roll, Way way) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Object item; (item = way.get()) != null; ) {
            roll.receive(item);
            long id = Payload.check(item);
            Integer before = last.put(Payload.producer(id), Payload.number(id));
            if (before != null && before >= Payload.number(id)) {
                roll.harm(Harm.DISORDERED);
            }
        }
    }
}
