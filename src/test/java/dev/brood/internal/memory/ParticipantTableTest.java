package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.internal.memory.RecordedWords.Step;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of processes: its order of stores, and what a dead one leaves in it. */
@Timeout(20)
class ParticipantTableTest {

    private static final long ME = ProcessToken.mine();
    private static final int OWNER = 8;
    private static final int STATE = 16;

    private final MemorySegment cell = RecordedWords.cell(ParticipantTable.SIZE);
    private final RecordedWords words = RecordedWords.of(cell);
    private final ParticipantTable table = new ParticipantTable(words, 0);

    @Test
    void entryBelongsToSomebodyFromItsFirstStoreToItsLast() {
        Entry entry = table.enter(ME, 7);
        entry.leave();
        assertEquals(
                List.of(
                        new Step("cas", OWNER, ME),
                        new Step("volatile", STATE, 7),
                        new Step("volatile", STATE, 0),
                        new Step("volatile", OWNER, 0)),
                words.stores());
    }

    @Test
    void onlyOneEvictsADeadOwner() {
        Entry entry = table.enter(RecordedWords.DEAD, 7);
        int before = words.stores().size();
        assertTrue(entry.evict(RecordedWords.DEAD));
        assertTrue(!entry.evict(RecordedWords.DEAD));
        assertEquals(
                List.of(
                        new Step("cas", OWNER, ME),
                        new Step("volatile", STATE, 0),
                        new Step("volatile", OWNER, 0)),
                words.stores().subList(before, words.stores().size()));
    }

    @Test
    void whateverADeadProcessLeavesCanBeEvictedAndUsedAgain() {
        for (int stores = 0; lives(stores); stores++) {
            for (Entry entry : table.entries()) {
                long owner = entry.owner();
                assertTrue(owner == 0 || ProcessToken.isDead(owner));
                if (owner == 0) {
                    assertEquals(0, entry.state(), "a free entry has no state, after " + stores);
                } else {
                    assertTrue(entry.evict(owner));
                }
            }
            Entry next = table.enter(ME, 1);
            assertEquals(table.entries().getFirst().owner(), next.owner());
            next.leave();
        }
    }

    private boolean lives(int stores) {
        ParticipantTable theirs = new ParticipantTable(RecordedWords.dyingAfter(stores, cell), 0);
        try {
            theirs.enter(ME, 7).leave();
            Entry dead = table.enter(RecordedWords.DEAD + 1, 7);
            theirs.entries().getFirst().evict(dead.owner());
            return false;
        } catch (Died e) {
            return true;
        }
    }

    @Test
    void listGrowsAsItMustAndAllViewsSeeIt() {
        ParticipantTable other = new ParticipantTable(new AtomicMemory(cell), 0);
        Set<Long> states = ConcurrentHashMap.newKeySet();
        IntStream.rangeClosed(1, 200).parallel().forEach(i -> other.enter(ME, i));
        for (Entry entry : table.entries()) {
            if (entry.owner() != 0) {
                assertEquals(ME, entry.owner());
                assertNotEquals(0, entry.state());
                assertTrue(states.add(entry.state()), "nobody shares an entry");
            }
        }
        assertEquals(200, states.size());
    }
}
