package dev.brood.siege;

import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;

import dev.brood.kill.Payload;
import dev.brood.sync.Event;
import dev.brood.sync.IntArray;

/**
 * What the processes of a scene write down in shared memory at once, so that one that is killed has written down all that it
 * did before.
 *
 * @param harms how often each harm was seen
 * @param steps how far each member is; of a producer, how many of its puts have returned
 * @param items how often each item was received
 * @param each how many items there are of a producer
 * @param over tells the members to come to an end
 */
record Roll(IntArray harms, IntArray steps, IntArray items, int each, Event over) {

    /** So many items beyond those whose put has returned are looked for. */
    private static final int BEYOND = 20;

    static Roll of(int members, int producers, int each) {
        return new Roll(
                intArray(Harm.values().length),
                intArray(members),
                intArray(producers * each),
                each,
                event());
    }

    void harm(Harm harm) {
        harms.add(harm.ordinal(), 1);
    }

    void step(int member) {
        steps.add(member, 1);
    }

    int steps(int member) {
        return steps.get(member);
    }

    boolean isOver() {
        return over.isSet();
    }

    /** One item was received. */
    void received(int producer, int number) {
        items.add(producer * each + number, 1);
    }

    int times(int producer, int number) {
        return items.get(producer * each + number);
    }

    /** Looks at what was received and counts it, if it is what a producer has made. */
    void receive(Object item) {
        long id = Payload.check(item);
        if (id < 0) {
            harm(Harm.TORN);
        } else {
            received(Payload.producer(id), Payload.number(id));
        }
    }

    /** Says what the members have seen. */
    void tellHarms(Stage stage) {
        for (Harm harm : Harm.values()) {
            stage.harm(harm, harms.get(harm.ordinal()), "as a member has seen");
        }
    }

    /** Says what became of all items, of which each dead consumer may have taken one along. */
    void tellItems(Stage stage, int producers, int deadConsumers) {
        int missing = 0;
        int doubled = 0;
        for (int producer = 0; producer < producers; producer++) {
            int returned = steps(producer);
            for (int number = 0; number < Math.min(each, returned + BEYOND); number++) {
                int times = times(producer, number);
                if (number < returned && times == 0) {
                    missing++;
                }
                if (times > (number <= returned ? 1 : 0)) {
                    doubled++;
                }
            }
        }
        stage.harm(Harm.DOUBLED, doubled, "items");
        stage.harm(
                Harm.LOST,
                Math.max(0, missing - deadConsumers),
                missing + " items are missing, with " + deadConsumers + " dead consumers");
        tellHarms(stage);
    }
}
