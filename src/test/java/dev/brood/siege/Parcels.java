package dev.brood.siege;

import static dev.brood.Brood.intArray;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Queue;
import dev.brood.process.ChildProcess;
import dev.brood.sync.IntArray;
import dev.brood.sync.Lock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** What is shared lies in items of a queue, is changed by whoever gets it, and comes back in the answer. */
final class Parcels implements Scene {

    private static final int LENGTH = 20_000; // large enough for its memory to be given back

    /** The last one has nothing in it. */
    private record Parcel(int number, IntArray array, Lock lock, Queue<Parcel> answers) {}

    @Override
    public void play(Stage stage) throws Exception {
        int count = 20 * stage.upTo(10);
        Roll roll = Roll.of(1, 1, count);
        Queue<Parcel> queue = queue(5);
        Queue<Parcel> answers = queue();
        List<ChildProcess> children =
                Stream.generate(() -> stage.start(spawn(Parcels::work).args(roll, queue)))
                        .limit(stage.upTo(3))
                        .toList();
        FutureTask<?> here =
                stage.inThread(() -> {
                    work(roll, queue);
                    return null;
                });
        for (int i = 0; i < count; i++) {
            IntArray array = intArray(LENGTH);
            array.copyFrom(filled(i));
            queue.put(new Parcel(i, array, lock(), answers));
            roll.step(0);
        }
        queue.put(new Parcel(-1, null, null, null));
        int dead = stage.end(children);
        here.get();
        for (Parcel answer; (answer = answers.poll()) != null; ) {
            boolean whole = Arrays.equals(answer.array.toArray(), filled(-answer.number));
            stage.harm(Harm.TORN, whole ? 0 : 1, "the answer " + answer.number);
            roll.received(0, answer.number);
        }
        roll.tellItems(stage, 1, dead);
    }

    private static int[] filled(int number) {
        int[] elements = new int[LENGTH];
        Arrays.fill(elements, number);
        return elements;
    }

    private static void work(Roll roll, Queue<Parcel> queue) {
        for (Parcel parcel; (parcel = queue.get()).array != null; ) {
            int number = parcel.number;
            IntArray array = parcel.array;
            if (!Arrays.equals(array.toArray(), filled(number))) {
                roll.harm(Harm.TORN);
            }
            parcel.lock.run(() -> array.copyFrom(filled(-number)));
            parcel.answers.put(parcel);
        }
        queue.put(new Parcel(-1, null, null, null)); // for the others
    }
}
