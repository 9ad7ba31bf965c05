package dev.brood.pool;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.Brood;
import dev.brood.process.AsyncResult;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools that nobody can reach any more end by themselves, and not before their work is done. */
@Tag("slow")
@ExtendWith(LeavesNothingBehind.class)
class UnreachableTest {

    /** The heap of these tests may be too large for the collector to be asked, so that is done here. */
    private static void awaitNoWorkers() {
        Wait.CHILD.until(
                "the end of all workers",
                () -> {
                    System.gc();
                    return Brood.activeChildren().isEmpty();
                });
    }

    @Test
    void anonymousPoolsLeaveNoWorkers() {
        for (int i = 0; i < 6; i++) {
            assertEquals(List.of(1, 2, 3), pool(2).map(x -> x + 1, range(3)));
        }
        awaitNoWorkers();
    }

    @Test
    void whatWasGivenIsDone() {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(
                    pool(1).applyAsync(
                                    x -> {
                                        Thread.sleep(20);
                                        return x;
                                    },
                                    i));
            System.gc();
        }
        for (int i = 0; i < results.size(); i++) {
            assertEquals(i, Wait.CHILD.get(results.get(i)));
        }
        results.clear();
        awaitNoWorkers();
    }

    @Test
    void resultsThatComeOneByOneComeToTheirEnd() {
        Results<Integer> results = pool(2).imap(x -> x, Stream.iterate(0, x -> x + 1).limit(300));
        int expected = 0;
        for (int result : results) {
            assertEquals(expected++, result);
            if (expected % 50 == 0) {
                System.gc();
            }
        }
        assertEquals(300, expected);
        results = null;
        awaitNoWorkers();
    }

    @Test
    void poolThatIsKnownByItsExecutorAloneGoesOn() throws Exception {
        ExecutorService executor = pool(1).asExecutor();
        assertEquals(1, executor.submit((Callable<Integer> & Serializable) () -> 1).get());
        System.gc();
        Thread.sleep(1_500);
        assertEquals(2, executor.submit((Callable<Integer> & Serializable) () -> 2).get());
        executor.close();
    }

    @Test
    void poolsOfWorkersEndAsWell() {
        assertEquals(
                0,
                Wait.CHILD.get(
                        async(() -> {
                            for (int i = 0; i < 3; i++) {
                                pool(1).map(x -> x, range(2));
                            }
                            for (int i = 0; i < 300 && !Brood.activeChildren().isEmpty(); i++) {
                                Thread.sleep(20);
                            }
                            return Brood.activeChildren().size();
                        })));
    }

    @Test
    void droppedVariableEndsItsPool() {
        try (Session session = Session.open()) {
            session.run("var p = pool(1);");
            assertEquals(1, session.value("p.apply(() -> 1)"));
            session.run("p = null;");
            awaitNoWorkers();
        }
    }
}
