package dev.brood.kill;

import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.kill.Ledger.Counter;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills processes at random instants of what they do and checks that the others never hang, and that nothing is lost,
 * doubled, torn or out of order. An item is lost if its put has returned and nobody received it; a consumer that is killed
 * may take one item with it.
 *
 * <p>The build kills a few. The full run takes some minutes; both print one line of figures:
 *
 * <pre>
 * mvn -B -ntp test -Dtest=KillTierTest -Dbrood.kills=2000
 * </pre>
 *
 * With {@code -Dbrood.seed=N} it does the same jobs for the same times again, with {@code -Dbrood.wait=naps} it waits the
 * other way.
 */
@Timeout(3600)
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class KillTierTest {

    private static final int KILLS = Integer.getInteger("brood.kills", 60);
    private static final long SEED = Long.getLong("brood.seed", new Random().nextInt(1_000_000));
    private static final int AT_ONCE = 4;
    private static final int LONGEST_LIFE_MILLIS = 50;

    private final Queue<Object> queue = queue(50);
    private final Pipe<Object> pipe = pipe(false);
    private final Ledger ledger = Ledger.create(Survivors.JOBS.size(), KILLS);
    private final Survivors.Place place = new Survivors.Place(ledger.place(), queue, pipe);

    @Test
    void othersGoOnAndNothingIsLostDoubledOrTornWhenProcessesAreKilled() throws Exception {
        List<Victim> victims = victims(new Random(SEED));
        long start = System.nanoTime();
        long slowestEnd;
        Survivors survivors = new Survivors(ledger, place);
        Pulse pulse = new Pulse(ledger, Survivors.JOBS.size());
        try (survivors;
                pulse) {
            slowestEnd = killAll(victims) / 1_000_000;
        }
        Tally tally = Tally.of(ledger, victims);
        Map<Job, Long> kinds =
                victims.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Victim::job, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "%d kills %s in %d s, seed %d: %s, torn %d, out of order %d, two in a lock %d,"
                        + " locks taken from the dead %d, longest stall %d ms (%s; the machine itself %d ms),"
                        + " slowest end of a stream %d ms%n",
                KILLS,
                kinds,
                (System.nanoTime() - start) / 1_000_000_000,
                SEED,
                tally,
                ledger.get(Counter.TORN),
                ledger.get(Counter.DISORDERED),
                ledger.get(Counter.BREACHES),
                ledger.get(Counter.TAKEOVERS),
                pulse.longestStall(),
                Survivors.JOBS.get(pulse.slowest()),
                pulse.longestPause(),
                slowestEnd);
        long second = Wait.PROMISED.time().toMillis() + pulse.longestPause();
        assertAll(
                "seed " + SEED,
                () -> assertEquals(0, survivors.exitCode(), "exit code of the survivors' process"),
                () -> assertEquals(0, tally.lost(), "lost"),
                () -> assertEquals(0, tally.doubled(), "doubled"),
                () -> assertEquals(0, ledger.get(Counter.TORN), "torn"),
                () -> assertEquals(0, ledger.get(Counter.DISORDERED), "out of order"),
                () -> assertEquals(0, ledger.get(Counter.BREACHES), "two at once in a lock"),
                () -> assertTrue(queue.empty()),
                () -> assertFalse(pipe.receiver().poll()),
                () -> assertTrue(pulse.longestStall() < second, "a survivor stood still"),
                () -> assertTrue(slowestEnd < second, "the end of a stream came late"));
    }

    private static List<Victim> victims(Random random) {
        Job[] jobs = Job.values();
        return range(KILLS).stream()
                .map(i ->
                        new Victim(
                                Survivors.JOBS.size() + i,
                                jobs[i % jobs.length],
                                random.nextInt(LONGEST_LIFE_MILLIS + 1)))
                .toList();
    }

    /** Gives the longest time until the other side of a pipe knew. */
    private long killAll(List<Victim> victims) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Long>> rows = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                rows.add(
                        threads.submit(() -> {
                            long slowest = 0;
                            for (int v; (v = next.getAndIncrement()) < victims.size(); ) {
                                slowest = Math.max(slowest, victims.get(v).live(ledger, place));
                            }
                            return slowest;
                        }));
            }
            long slowest = 0;
            for (Future<Long> row : rows) {
                slowest = Math.max(slowest, row.get());
            }
            return slowest;
        }
    }
}
