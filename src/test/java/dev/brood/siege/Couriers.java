package dev.brood.siege;

import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.kill.Payload;
import dev.brood.process.ChildProcess;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A child puts ends of pipes into a queue, and others read each to its end. Whoever dies, the stream of an end that was
 * handed over is whole, and one that nobody has any more breaks.
 */
final class Couriers implements Scene {

    private static final int MESSAGES = 4;
    private static final int COURIER = 0;
    private static final long PAUSE = 3_000_000;

    /** An end on its way; the last one has none. */
    private record Parcel(int number, Connection<Object> end) {}

    @Override
    public void play(Stage stage) throws Exception {
        int count = 50 * stage.upTo(4);
        Roll roll = Roll.of(1, 1, count);
        Queue<Parcel> queue = queue(stage.toss() ? 0 : 2 + stage.upTo(10));
        List<Pipe<Object>> pipes = Stream.generate(() -> pipe(false)).limit(count).toList();
        ChildProcess courier =
                stage.start(
                        spawn(Couriers::carry)
                                .args(roll, queue, pipes.stream().map(Pipe::receiver).toList()));
        pipes.forEach(each -> each.receiver().close());
        List<ChildProcess> readers =
                Stream.generate(() -> stage.start(spawn(Couriers::read).args(roll, queue)))
                        .limit(stage.upTo(2))
                        .toList();
        FutureTask<?> reader =
                stage.inThread(() -> {
                    read(roll, queue);
                    return null;
                });
        int broken = send(stage, roll, courier, pipes);
        queue.put(new Parcel(-1, null)); // whoever reads it puts it back
        int dead = stage.end(readers);
        reader.get();
        tell(stage, roll, stage.endKilled(courier), dead, broken);
    }

    private static void carry(Roll roll, Queue<Parcel> queue, List<Connection<Object>> ends) {
        for (int i = 0; i < ends.size(); i++) {
            queue.put(new Parcel(i, ends.get(i)));
            roll.step(COURIER);
            ends.get(i).close();
        }
    }

    private static void read(Roll roll, Queue<Parcel> queue) {
        for (Parcel parcel; (parcel = queue.get()).end != null; ) {
            try (Connection<Object> end = parcel.end) {
                for (int i = 0; ; i++) {
                    try {
                        if (Payload.check(end.recv()) != Payload.id(parcel.number, i)) {
                            roll.harm(Harm.TORN);
                        }
                    } catch (EndOfStreamException e) {
                        if (i != MESSAGES) {
                            roll.harm(Harm.LOST);
                        }
                        break;
                    }
                }
            }
            roll.received(0, parcel.number);
        }
        queue.put(new Parcel(-1, null));
    }

    /** Sends through each pipe when it was handed over; gives how many broke then. */
    private static int send(
            Stage stage, Roll roll, ChildProcess courier, List<Pipe<Object>> pipes) {
        int broken = 0;
        for (int pipe = 0; pipe < pipes.size(); pipe++) {
            Connection<Object> sender = pipes.get(pipe).sender();
            while (roll.steps(COURIER) <= pipe && courier.isAlive()) {
                LockSupport.parkNanos(PAUSE);
            }
            boolean handedOver = roll.steps(COURIER) > pipe;
            boolean perhaps = roll.steps(COURIER) == pipe;
            try (sender) {
                for (int i = 0; i < MESSAGES; i++) {
                    sender.send(Payload.make(Payload.id(pipe, i)));
                }
                while (!handedOver && !perhaps) { // it died with the courier
                    sender.send(0L);
                    LockSupport.parkNanos(PAUSE);
                }
            } catch (BrokenPipeException e) {
                broken += handedOver ? 1 : 0;
            }
        }
        return broken;
    }

    private static void tell(Stage stage, Roll roll, boolean killed, int dead, int broken) {
        int returned = roll.steps(COURIER);
        long missing = IntStream.range(0, returned).filter(i -> roll.times(0, i) == 0).count();
        long doubled =
                IntStream.range(0, roll.each())
                        .filter(i -> roll.times(0, i) > (i <= returned ? 1 : 0))
                        .count();
        stage.harm(Harm.LOST, missing - dead, missing + " ends, with " + dead + " dead readers");
        stage.harm(
                Harm.LOST, broken - dead, broken + " pipes broke, with " + dead + " dead readers");
        stage.harm(Harm.DOUBLED, doubled, "ends");
        stage.harm(Harm.LOST, killed || returned == roll.each() ? 0 : 1, "the courier's work");
        roll.tellHarms(stage);
    }
}
