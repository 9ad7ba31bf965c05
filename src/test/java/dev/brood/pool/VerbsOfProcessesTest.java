package dev.brood.pool;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes to the workers of a pool, where these are processes. */
@Timeout(60)
@ExtendWith(NothingLeftInTheEnd.class)
class VerbsOfProcessesTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = pool(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void tasksRunInSeveralProcessesAndNoneInThisOne() {
        Set<Long> pids = new HashSet<>(pool.map(_ -> ProcessHandle.current().pid(), range(100)));
        assertFalse(pids.contains(ProcessHandle.current().pid()));
        assertTrue(pids.size() <= 2);
        assertEquals(2, pool.workers().size());
    }

    @Test
    void capturedVariablesAreSentAsTheyAreAtTheCall() {
        List<Integer> captured = new ArrayList<>(List.of(1));
        assertEquals(List.of(1, 1), pool.map(_ -> captured.size(), range(2)));
        captured.add(2);
        assertEquals(List.of(2, 2), pool.map(_ -> captured.size(), range(2)));
        AsyncResult<Integer> early = pool.applyAsync(() -> captured.size());
        captured.add(3);
        assertEquals(2, Wait.CHILD.get(early));
    }

    @Test
    void poolItselfCannotBeSent() {
        Pool captured = pool;
        assertThrows(NotSendableException.class, () -> pool.apply(() -> captured.toString()));
        assertEquals(1, pool.apply(() -> 1));
    }
}
