package dev.brood.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.memory.ProcessToken;
import dev.brood.memory.RecordedWords;
import dev.brood.memory.RecordedWords.Died;
import dev.brood.memory.Roster;
import dev.brood.memory.Words;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds an end of a pipe, when processes die at any moment. */
@Timeout(20)
class EndsTest {

    private static final int FIRST_ENTRIES = 8;

    private final MemorySegment cell = RecordedWords.cell(Ends.SIZE);
    private final Ends ours = new Ends(new Words(cell), 0, () -> {});

    @Test
    void nobodyIsThereAfterADeathBeforeAnyStore() {
        int deaths = 0;
        while (!livesThrough(deaths)) {
            assertFalse(ours.isAnyoneThere(), "dead before store " + deaths);
            deaths++;
        }
        assertTrue(deaths > 8);
        assertFalse(ours.isAnyoneThere());
    }

    /** Enters, claims what we sent and leaves both, as a process that dies after so many stores. */
    private boolean livesThrough(int stores) {
        Ends theirs = new Ends(RecordedWords.dyingAfter(stores, cell), 0, () -> {});
        Transit.Ticket ticket = ours.ticket(ProcessToken.mine());
        try {
            Roster.Entry first = theirs.enter();
            Roster.Entry second = theirs.claim(ticket.index(), ticket.number());
            theirs.leave(first);
            theirs.leave(second);
            return true;
        } catch (Died e) {
            return false;
        } finally {
            ticket.giveBack();
        }
    }

    @Test
    void ticketIsClaimedOnceAndGivenBackIfNobodyDid() {
        Transit.Ticket ticket = ours.ticket(Transit.NOBODY_IN_PARTICULAR);
        assertTrue(ours.isAnyoneThere());
        Roster.Entry entry = ours.claim(ticket.index(), ticket.number());
        ticket.giveBack();
        assertTrue(ours.isAnyoneThere(), "it was claimed before");
        Roster.Entry other = ours.claim(ticket.index(), ticket.number());
        ours.leave(entry);
        assertTrue(ours.isAnyoneThere(), "the second one entered on its own");
        ours.leave(other);
        assertFalse(ours.isAnyoneThere());
        Transit.Ticket unclaimed = ours.ticket(Transit.NOBODY_IN_PARTICULAR);
        long departures = ours.departures();
        unclaimed.giveBack();
        assertFalse(ours.isAnyoneThere());
        assertEquals(departures + 1, ours.departures(), "the other side looks again");
        unclaimed.giveBack();
        assertEquals(departures + 1, ours.departures());
    }

    @Test
    void listDoesNotGrowByThoseWhoDied() {
        ours.enter();
        for (int i = 0; i < 10 * FIRST_ENTRIES; i++) {
            assertTrue(ours.ticket(RecordedWords.DEAD).index() < FIRST_ENTRIES);
        }
        for (int i = 0; i < 3 * FIRST_ENTRIES; i++) {
            ours.ticket(Transit.NOBODY_IN_PARTICULAR);
        }
        assertTrue(ours.ticket(RecordedWords.DEAD).index() > FIRST_ENTRIES, "it grows if it must");
    }
}
