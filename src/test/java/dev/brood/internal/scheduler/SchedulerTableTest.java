package dev.brood.internal.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.error.TaskException;
import dev.brood.internal.scheduler.FakeWorker.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the scheduler does, as a table: a worker has come to some step with a chunk of three items, then something happens. No process, no
 * thread, no clock.
 */
@Timeout(20)
class SchedulerTableTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long LONG = LIMIT.toNanos() + 1;
    private static final long SLOW = 21_000_000;

    private final FakeLink link = new FakeLink();
    private RecordingJob job = new RecordingJob(3);
    private long now = 1;
    private int left;
    private boolean gone;
    private PoolScheduler scheduler;

    private PoolOptions options = PoolOptions.USUAL.withChunkSize(3).withTimeout(LIMIT);

    private void begin(int workers) {
        scheduler =
                new PoolScheduler(
                        link,
                        options,
                        () -> now,
                        new PoolScheduler.Listener() {
                            @Override
                            public void workIsLeft() {
                                left++;
                            }

                            @Override
                            public void allGone() {
                                gone = true;
                            }
                        });
        scheduler.start(workers);
        scheduler.submit(job, true);
        assertEquals(1, link.waiting());
        link.effects();
    }

    /** One worker at a step, which the scheduler has noticed. */
    private FakeWorker workerAt(Step step) {
        FakeWorker worker = link.worker(0);
        worker.goTo(step);
        scheduler.work();
        return worker;
    }

    /** A round, another by whoever lives, until nothing is left. */
    private void finish() {
        for (int i = 0; i < 10 && !scheduler.isIdle(); i++) {
            scheduler.work();
            link.living().forEach(FakeWorker::goOn);
        }
        scheduler.work();
        assertTrue(scheduler.isIdle(), job.outcomes());
    }

    private String effects() {
        return String.join(", ", link.effects());
    }

    /** What runs when its worker dies fails, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    READY,              vvv
                    SAYS_WHAT_IT_TAKES, vvv
                    TAKES,              vvv
                    BEGINS,             vvv
                    OPENS,              vvv
                    CLAIMS_FIRST,       dvv
                    FIRST_DONE,         vvv
                    CLAIMS_SECOND,      vdv
                    SECOND_DONE,        vvv
                    CLAIMS_THIRD,       vvd
                    THIRD_DONE,         vvv
                    ENDS,               vvv
                    """)
    void deathAtAnyStepCostsTheRunningItem(Step step, String outcomes) {
        for (boolean noticed : new boolean[] {true, false}) {
            SchedulerTableTest fresh = new SchedulerTableTest();
            fresh.begin(1);
            FakeWorker worker = fresh.link.worker(0);
            worker.goTo(step);
            if (noticed) {
                fresh.scheduler.work();
                fresh.link.effects();
            }
            worker.die(-9);
            fresh.scheduler.work();
            boolean done = step == Step.THIRD_DONE || step == Step.ENDS;
            String released = done && !noticed || step == Step.CLAIMS_THIRD ? "release, " : "";
            assertEquals(released + "start", fresh.effects(), "noticed before: " + noticed);
            fresh.finish();
            assertEquals(outcomes, fresh.job.outcomes());
            assertEquals(1, fresh.job.completed());
            assertEquals(1, fresh.scheduler.stats().restarts());
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    CLAIMS_FIRST,  vvv
                    CLAIMS_SECOND, vvv
                    CLAIMS_THIRD,  vvv
                    """)
    void runningItemIsTriedAgainIfThereAreRetries(Step step, String outcomes) {
        options = options.withRetries(1);
        begin(1);
        workerAt(step).die(-9);
        finish();
        assertEquals(outcomes, job.outcomes());
    }

    @Test
    void itemThatKillsEachOfItsWorkersFailsAfterItsRetries() {
        options = options.withRetries(2);
        job = new RecordingJob(1);
        begin(1);
        for (int i = 0; i < 3; i++) {
            assertEquals("-", job.outcomes());
            link.worker(i).goTo(Step.CLAIMS_FIRST);
            link.worker(i).die(-9);
            scheduler.work();
        }
        assertEquals("d", job.outcomes());
    }

    /** As an argument that kills whoever reads it: nobody ever claims it. */
    @Test
    void chunkThatIsLostBeforeItsBeginTooOftenFailsItsFirstItem() {
        begin(1);
        for (int i = 0; i < 3; i++) {
            assertEquals("---", job.outcomes());
            link.worker(i).goTo(Step.OPENS);
            link.worker(i).die(-9);
            scheduler.work();
        }
        assertEquals("d--", job.outcomes());
        finish();
        assertEquals("dvv", job.outcomes());
    }

    /** A worker that has begun nothing has nothing that could take too long. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    READY,              vvv, ''
                    SAYS_WHAT_IT_TAKES, vvv, ''
                    TAKES,              vvv, ''
                    BEGINS,             tvv, 'kill worker 0, start'
                    OPENS,              tvv, 'kill worker 0, start'
                    CLAIMS_FIRST,       tvv, 'kill worker 0, start'
                    CLAIMS_SECOND,      vtv, 'kill worker 0, start'
                    CLAIMS_THIRD,       vvt, 'kill worker 0, release, start'
                    ENDS,               vvv, ''
                    """)
    void timeOutAtAnyStepCostsTheRunningItem(Step step, String outcomes, String effects) {
        begin(1);
        workerAt(step);
        link.effects();
        scheduler.work();
        now += LONG;
        scheduler.work();
        scheduler.work();
        assertEquals(effects, effects());
        finish();
        assertEquals(outcomes, job.outcomes());
    }

    @Test
    void workerThatMovesOnInTimeIsNotKilled() {
        begin(1);
        FakeWorker worker = workerAt(Step.CLAIMS_FIRST);
        now += LONG;
        worker.goOn();
        scheduler.work();
        assertEquals("vvv", job.outcomes());
        assertEquals("release", effects());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    READY,              'release, withdraw'
                    SAYS_WHAT_IT_TAKES, 'release, withdraw'
                    TAKES,              'release, kill worker 0'
                    BEGINS,             'release, kill worker 0'
                    OPENS,              'release, kill worker 0'
                    CLAIMS_FIRST,       'release, kill worker 0'
                    FIRST_DONE,         'release, kill worker 0'
                    CLAIMS_SECOND,      'release, kill worker 0'
                    THIRD_DONE,         ''
                    ENDS,               ''
                    """)
    void cancelStopsWhatIsNotDone(Step step, String effects) {
        begin(1);
        workerAt(step);
        link.effects();
        scheduler.cancel(job);
        assertEquals(effects, effects());
        assertTrue(scheduler.isIdle());
        RecordingJob next = new RecordingJob(3);
        scheduler.submit(next, true);
        scheduler.work();
        link.living().forEach(FakeWorker::goOn);
        scheduler.work();
        assertEquals("vvv", next.outcomes());
        assertEquals(0, scheduler.stats().tasksWaiting());
    }

    /** The idle one gets what the slow one has not begun, and only that. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    OPENS,         -vv
                    CLAIMS_FIRST,  -vv
                    CLAIMS_SECOND, v-v
                    CLAIMS_THIRD,  vv-
                    """)
    void whatWaitsBehindASlowItemIsTakenBackForIdleWorkers(Step step, String meanwhile) {
        begin(2);
        link.worker(1).goTo(Step.READY);
        FakeWorker slow = workerAt(step);
        scheduler.work();
        now += SLOW;
        scheduler.work();
        link.worker(1).goOn();
        scheduler.work();
        assertEquals(step == Step.OPENS ? "vvv" : meanwhile, job.outcomes());
        slow.goOn();
        scheduler.work();
        assertEquals("vvv", job.outcomes());
        assertEquals(0, scheduler.stats().restarts());
    }

    /** It has chosen a chunk that another one has, which says so late. */
    @Test
    void chunkOfALivingWorkerIsNotTakenForThatOfADeadOne() {
        begin(2);
        link.worker(0).goTo(Step.SAYS_WHAT_IT_TAKES);
        link.worker(1).goTo(Step.TAKES);
        link.worker(0).die(-9);
        scheduler.work();
        assertEquals("---", job.outcomes());
        assertEquals(0, link.waiting());
        link.worker(1).goOn();
        scheduler.work();
        assertEquals("vvv", job.outcomes());
    }

    @Test
    void terminationFailsWhatIsNotDoneForItsOwnReason() {
        begin(2);
        workerAt(Step.CLAIMS_SECOND);
        link.effects();
        scheduler.terminate(() -> new ClosedException("closed"));
        assertEquals("stop worker 0, stop worker 1, release", effects());
        assertEquals("vcc", job.outcomes());
        assertEquals(1, job.completed());
        scheduler.work();
        assertTrue(gone);
        assertThrows(ClosedException.class, () -> scheduler.submit(new RecordingJob(1), true));
    }

    /** What a worker has taken and not begun counts as begun: nobody can tell yet. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    READY,              ccc, ccc
                    SAYS_WHAT_IT_TAKES, ccc, ccc
                    TAKES,              vvv, ccc
                    OPENS,              ccc, ccc
                    CLAIMS_FIRST,       vcc, dcc
                    FIRST_DONE,         vcc, vcc
                    CLAIMS_SECOND,      vvc, vdc
                    CLAIMS_THIRD,       vvv, vvd
                    ENDS,               vvv, vvv
                    """)
    void whatWaitsIsCancelledAndWhatRunsIsDone(Step step, String lives, String dies) {
        for (boolean survives : new boolean[] {true, false}) {
            SchedulerTableTest fresh = new SchedulerTableTest();
            fresh.begin(1);
            FakeWorker worker = fresh.workerAt(step);
            fresh.scheduler.shutAndCancel();
            if (survives) {
                worker.goOn();
            } else {
                worker.die(-9);
            }
            fresh.finish();
            String outcomes = fresh.job.outcomes().replace('t', 'c');
            assertEquals(survives ? lives : dies, outcomes, "it survives: " + survives);
            assertEquals(1, fresh.job.completed());
            fresh.link.living().forEach(each -> each.die(0));
            fresh.scheduler.work();
            assertTrue(fresh.gone);
        }
    }

    @Test
    void afterAShutdownWorkersAreReplacedUntilAllIsDone() {
        begin(1);
        scheduler.shut();
        assertEquals("", effects());
        workerAt(Step.CLAIMS_FIRST).die(-9);
        scheduler.work();
        assertEquals("start", effects());
        finish();
        assertEquals("release, close", effects());
        assertEquals("dvv", job.outcomes());
        link.worker(1).die(0);
        scheduler.work();
        assertEquals("", effects());
        assertTrue(gone);
    }

    @Test
    void poolIsGivenUpWhenNoWorkerGetsReady() {
        begin(1);
        for (int i = 0; i < 3; i++) {
            link.worker(i).fail(new IllegalStateException("no kitchen"));
            link.worker(i).die(1);
            scheduler.work();
        }
        assertEquals("start, start, stop worker 2, release", effects());
        assertTrue(scheduler.isIdle());
        TaskException failure =
                assertThrows(
                        TaskException.class, () -> scheduler.submit(new RecordingJob(1), true));
        assertEquals("no kitchen", failure.getCause().getMessage());
    }

    @Test
    void killedBeforeItIsReadyItIsReplacedMoreOften() {
        begin(1);
        for (int i = 0; i < 9; i++) {
            link.worker(i).die(-9);
            scheduler.work();
        }
        assertEquals(9, link.effects().size());
        link.worker(9).die(-9);
        scheduler.work();
        assertEquals("ddd", job.outcomes());
    }

    @Test
    void nobodyIsAskedToWorkWhenNothingIsLeft() {
        begin(1);
        left = 0;
        finish();
        scheduler.submit(new RecordingJob(3), false);
        assertEquals(1, left);
        finish();
        left = 0;
        assertFalse(scheduler.workers().isEmpty());
        assertEquals(0, left);
    }

    /** Any number of workers at any steps, any of which die: each item has one outcome, and one that did not run has its value. */
    @Test
    void twoWorkersMayDieAtAnyTwoSteps() {
        List<String> wrong = new ArrayList<>();
        for (Step first : Step.values()) {
            for (Step second : Step.values()) {
                SchedulerTableTest fresh = new SchedulerTableTest();
                fresh.begin(2);
                RecordingJob other = new RecordingJob(3);
                fresh.scheduler.submit(other, true);
                fresh.link.worker(0).goTo(first);
                if (fresh.link.next() != null) {
                    fresh.link.worker(1).goTo(second);
                }
                fresh.link.worker(0).die(-9);
                fresh.link.worker(1).die(-9);
                fresh.finish();
                String all = fresh.job.outcomes() + other.outcomes();
                int running =
                        (first.name().startsWith("CLAIMS") ? 1 : 0)
                                + (second.name().startsWith("CLAIMS") ? 1 : 0);
                if (all.contains("-") || all.chars().filter(c -> c == 'd').count() != running) {
                    wrong.add(first + ", " + second + ": " + all);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
