package dev.brood.internal.hold;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.testing.Relay;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds an end of a pipe, when processes die at any moment. */
@Timeout(20)
class HoldersTest {

    private static final int FIRST_ENTRIES = 8;

    private final MemorySegment cell = RecordedWords.cell(Holders.SIZE);
    private final Holders ours = new Holders(new AtomicMemory(cell), 0, () -> {});

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
        Holders theirs = new Holders(RecordedWords.dyingAfter(stores, cell), 0, () -> {});
        InFlightReferences.Ticket ticket = ours.ticket(ProcessToken.mine());
        try {
            ParticipantTable.Entry first = theirs.enter();
            ParticipantTable.Entry second = theirs.claim(ticket.index(), ticket.number());
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
        InFlightReferences.Ticket ticket = ours.ticket(InFlightReferences.NOBODY_IN_PARTICULAR);
        assertTrue(ours.isAnyoneThere());
        ParticipantTable.Entry entry = claim(ticket);
        ticket.giveBack();
        assertTrue(ours.isAnyoneThere(), "it was claimed before");
        ParticipantTable.Entry other = claim(ticket);
        ours.leave(entry);
        assertTrue(ours.isAnyoneThere(), "the second one entered on its own");
        ours.leave(other);
        assertFalse(ours.isAnyoneThere());
        InFlightReferences.Ticket unclaimed = ours.ticket(InFlightReferences.NOBODY_IN_PARTICULAR);
        long departures = ours.departures();
        unclaimed.giveBack();
        assertFalse(ours.isAnyoneThere());
        assertNotEquals(departures, ours.departures(), "the other side looks again");
        unclaimed.giveBack();
        assertFalse(ours.isAnyoneThere());
    }

    private ParticipantTable.Entry claim(InFlightReferences.Ticket ticket) {
        return ours.claim(ticket.index(), ticket.number());
    }

    @Test
    @Tag("slow")
    void ticketThatTwoClaimAtTheSameTimeIsTheHoldOfOneOfThem() throws Exception {
        int rounds = 100_000;
        AtomicReference<InFlightReferences.Ticket> offered = new AtomicReference<>();
        AtomicReference<ParticipantTable.Entry> claimed = new AtomicReference<>();
        var other =
                new FutureTask<>(() -> {
                    for (int i = 0; i < rounds; i++) {
                        claimed.set(claim(Relay.next(offered)));
                    }
                    return null;
                });
        Thread.ofPlatform().start(other);
        for (int i = 0; i < rounds; i++) {
            InFlightReferences.Ticket ticket = ours.ticket(InFlightReferences.NOBODY_IN_PARTICULAR);
            offered.set(ticket);
            ParticipantTable.Entry mine = claim(ticket);
            ParticipantTable.Entry theirs = Relay.next(claimed);
            ours.leave(mine);
            assertTrue(ours.isAnyoneThere(), "round " + i);
            ours.leave(theirs);
            assertFalse(ours.isAnyoneThere(), "round " + i);
        }
        other.get();
    }

    @Test
    void endThatGoesFromHandToHandIsAlwaysThere() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        var moving =
                new FutureTask<>(() -> {
                    ParticipantTable.Entry holder = ours.enter();
                    while (!over.get()) {
                        InFlightReferences.Ticket ticket = ours.ticket(ProcessToken.mine());
                        ours.leave(holder);
                        holder = claim(ticket);
                    }
                    return null;
                });
        ours.ticket(InFlightReferences.NOBODY_IN_PARTICULAR).giveBack();
        ParticipantTable.Entry before = ours.enter();
        Thread.ofPlatform().start(moving);
        while (ours.departures() < 100) {
            Thread.onSpinWait();
        }
        ours.leave(before);
        try {
            for (int i = 0; i < 2_000_000; i++) {
                assertTrue(ours.isAnyoneThere(), "look " + i);
            }
        } finally {
            over.set(true);
            moving.get();
        }
    }

    @Test
    void listDoesNotGrowByThoseWhoDied() {
        ours.enter();
        for (int i = 0; i < 10 * FIRST_ENTRIES; i++) {
            assertTrue(ours.ticket(RecordedWords.DEAD).index() < FIRST_ENTRIES);
        }
        for (int i = 0; i < 3 * FIRST_ENTRIES; i++) {
            ours.ticket(InFlightReferences.NOBODY_IN_PARTICULAR);
        }
        assertTrue(ours.ticket(RecordedWords.DEAD).index() > FIRST_ENTRIES, "it grows if it must");
    }
}
