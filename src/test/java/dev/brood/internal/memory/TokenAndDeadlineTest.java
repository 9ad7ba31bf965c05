package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.base.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who lives, and how long is left. */
class TokenAndDeadlineTest {

    @Test
    void processOfTheSamePidThatBeganAtAnotherTimeIsAnother() {
        long me = ProcessToken.mine();
        assertEquals(ProcessHandle.current().pid(), ProcessToken.pid(me));
        assertFalse(ProcessToken.isDead(me));
        assertFalse(ProcessToken.isDead(ProcessToken.of(ProcessHandle.current().pid())));
        assertTrue(ProcessToken.isDead(RecordedWords.DEAD));
    }

    @Test
    void endedProcessIsDeadBeforeItsParentHasNoticed() throws Exception {
        Process process = new ProcessBuilder("sleep", "100").start();
        long token = ProcessToken.of(process.pid());
        assertFalse(ProcessToken.isDead(token));
        process.destroyForcibly().waitFor();
        assertTrue(ProcessToken.isDead(token));
    }

    @Test
    void whatIsCutShortTellsNothing() throws Exception {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        long start = ProcessToken.start(stat);
        assertEquals(ProcessToken.mine() >>> 32, start);
        for (int length = 0; length < stat.length(); length++) {
            long seen = ProcessToken.start(stat.substring(0, length));
            assertTrue(seen == ProcessToken.UNSEEN || seen == start, "of " + length + " bytes");
        }
    }

    @Test
    void processWhoseStartNobodyKnowsIsAliveWhileItsIdIsInUse() throws Exception {
        Process process = new ProcessBuilder("sleep", "100").start();
        assertFalse(ProcessToken.isDead(process.pid()));
        process.destroyForcibly().waitFor();
        assertTrue(ProcessToken.isDead(process.pid()));
    }

    @Test
    void systemTellsWhoIsThereWithoutAnyDescriptor() throws Exception {
        Process process = new ProcessBuilder("sleep", "100").start();
        assertFalse(KillZero.isNobody(process.pid()));
        assertFalse(KillZero.isNobody(1), "not ours, perhaps, but there");
        process.destroyForcibly().waitFor();
        assertTrue(KillZero.isNobody(process.pid()));
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
