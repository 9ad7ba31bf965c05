package dev.brood.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who lives, and how long is left. */
class TokenAndDeadlineTest {

    @Test
    void processOfTheSamePidThatBeganAtAnotherTimeIsAnother() {
        long me = ProcessToken.mine();
        assertEquals(ProcessHandle.current().pid(), ProcessToken.pid(me));
        assertTrue(ProcessToken.isAlive(me));
        assertTrue(ProcessToken.isAlive(ProcessToken.of(ProcessHandle.current().pid())));
        assertFalse(ProcessToken.isAlive(RecordedWords.DEAD));
    }

    @Test
    void endedProcessIsDeadBeforeItsParentHasNoticed() throws Exception {
        Process process = new ProcessBuilder("sleep", "100").start();
        long token = ProcessToken.of(process.pid());
        assertTrue(ProcessToken.isAlive(token));
        process.destroyForcibly().waitFor();
        assertFalse(ProcessToken.isAlive(token));
    }

    @Test
    void timesThatAreTooLongAreForEverAndNegativeOnesAreOver() {
        assertEquals(Long.MAX_VALUE, Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).remaining());
        assertTrue(Deadline.in(Duration.ofSeconds(Long.MIN_VALUE)).isOver());
        assertTrue(Deadline.in(Duration.ZERO).isOver());
        assertFalse(Deadline.in(Duration.ofHours(1)).isOver());
        assertThrows(IllegalArgumentException.class, () -> Deadline.in(null));
    }
}
