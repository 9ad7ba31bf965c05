package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.internal.memory.RecordedWords.Step;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which stores a mutex makes, and that another process can go on after any of them. */
@Timeout(20)
class MutexTest {

    private static final int WAITING = Mutex.EVENT_COUNT + SharedEventCount.WAITING;
    private static final int CALLS = Mutex.EVENT_COUNT + SharedEventCount.CALLS;

    private final MemorySegment cell = RecordedWords.cell(Mutex.SIZE);
    private final List<Long> takenFrom = new ArrayList<>();
    private final Mutex ours = new Mutex(new AtomicMemory(cell), 0, takenFrom::add);

    @Test
    void lockAndUnlockWithoutRivalAreOneStoreEach() {
        RecordedWords words = RecordedWords.of(cell);
        Mutex mutex = new Mutex(words, 0, takenFrom::add);
        assertTrue(mutex.tryLock());
        assertTrue(mutex.unlock());
        assertEquals(
                List.of(
                        new Step("cas", Mutex.HOLDER, ProcessToken.mine()),
                        new Step("cas", Mutex.HOLDER, 0)),
                words.stores());
    }

    @Test
    void unlockFreesItBeforeItLooksForThoseWhoWait() {
        RecordedWords words = RecordedWords.of(cell);
        Mutex mutex = new Mutex(words, 0, takenFrom::add);
        assertTrue(mutex.tryLock());
        new AtomicMemory(cell).setIntVolatile(WAITING, 1);
        int before = words.steps().size();
        mutex.unlock();
        assertEquals(
                List.of(
                        new Step("cas", Mutex.HOLDER, 0),
                        new Step("load", WAITING, 1),
                        new Step("volatile", WAITING, 0),
                        new Step("cas", CALLS, 1)),
                words.steps().subList(before, words.steps().size()));
    }

    @Test
    void otherProcessGoesOnAfterAnyStoreOfADeadOne() throws Exception {
        for (int stores = 1; lives(stores); stores++) {
            boolean held = ours.holder() == RecordedWords.DEAD;
            takenFrom.clear();
            assertTrue(ours.lock(Deadline.in(Duration.ofSeconds(1))), "after " + stores);
            assertEquals(held ? List.of(RecordedWords.DEAD) : List.of(), takenFrom);
            assertEquals(ProcessToken.mine(), ours.holder());
            assertTrue(ours.unlock());
            assertFalse(ours.unlock(), "it is free");
        }
    }

    /** Locks and unlocks, with somebody asleep, in a process that dies after so many stores; false if it survives. */
    private boolean lives(int stores) {
        Mutex theirs = new Mutex(RecordedWords.dyingAfter(stores, cell), 0, takenFrom::add);
        new AtomicMemory(cell).setIntVolatile(WAITING, 1);
        try {
            theirs.tryLock();
            theirs.unlock();
            return false;
        } catch (Died e) {
            return true;
        }
    }

    @Test
    void oneThatDiedBeforeItsFirstStoreHasNoEffect() {
        Mutex theirs = new Mutex(RecordedWords.dyingAfter(0, cell), 0, takenFrom::add);
        assertThrows(Died.class, theirs::tryLock);
        assertEquals(0, ours.holder());
    }
}
