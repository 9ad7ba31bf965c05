package dev.brood.internal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.hold.Holders;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.hold.Waybill;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.internal.memory.RecordedWords.Failed;
import dev.brood.internal.memory.SharedAllocator;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.testing.Relay;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An end of a pipe is put into a queue by a process that dies, or gets an error, before each of its stores. If the item is
 * there, somebody has the end, whoever looks when; if it is not, nobody has.
 */
@Timeout(60)
class WaybillTest {

    private final long queueAddress = SharedAllocator.allocate(RecordQueueLayout.SIZE);
    private final AtomicMemory queueWords =
            SharedAllocator.at(queueAddress, RecordQueueLayout.SIZE);
    private final RecordQueue records = new RecordQueue(queueWords, queueAddress);
    private final MemorySegment endsCell = RecordedWords.cell(Holders.SIZE);
    private final Holders ends = new Holders(new AtomicMemory(endsCell), 0, () -> {});

    private InFlightReferences.Ticket ticket;

    /** Whether others look before the next item is put, or only after it, which finishes what the dead one began. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ticketIsGoodIfTheItemIsThereAndOnlyThen(boolean looksFirst) throws Exception {
        int deaths = 0;
        while (!sends(deaths, RecordedWords::dyingAfter)) {
            check(looksFirst, "dead before store " + deaths);
            deaths++;
        }
        assertTrue(deaths > 12, "there are stores to die before: " + deaths);
        check(looksFirst, "alive");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transitOfWhatFailedIsOverIfTheItemIsNotThere(boolean looksFirst) throws Exception {
        int errors = 0;
        while (!sends(errors, RecordedWords::failingAfter)) {
            check(looksFirst, "error in place of store " + errors);
            errors++;
        }
        assertTrue(errors > 10, "there are stores to fail at: " + errors);
        check(looksFirst, "without an error");
    }

    /** As {@link InFlightReferences} does it; false if it dies or fails. */
    private boolean sends(int stores, BiFunction<Integer, MemorySegment, RecordedWords> fate)
            throws InterruptedException {
        RecordedWords theirQueue = fate.apply(stores, queueWords.segment());
        RecordedWords theirEnds = theirQueue.also(endsCell);
        long address = SharedAllocator.allocate(64);
        ticket = null;
        Waybill waybill = null;
        boolean sent = false;
        try {
            waybill =
                    Waybill.of(theirQueue.also(SharedAllocator.at(address, 64).segment()), address);
            ticket = new Holders(theirEnds, 0, () -> {}).ticket(waybill.owner());
            sent =
                    new RecordQueue(theirQueue, queueAddress)
                            .put(
                                    InPlaceFormat.of("item"),
                                    waybill,
                                    Deadline.NOW,
                                    RecordQueue.Watch.NONE);
            ticket.entrust(waybill);
            return sent;
        } catch (Died e) {
            return false;
        } catch (Failed e) {
            if (ticket != null && waybill.hasArrived()) {
                ticket.entrust(waybill);
            } else if (ticket != null) {
                ticket.giveBack();
            }
            return false;
        }
    }

    private void check(boolean looksFirst, String when) throws InterruptedException {
        boolean there = records.size() == 1;
        if (looksFirst) {
            assertEquals(there, ends.isAnyoneThere(), when);
        }
        assertTrue(
                records.put(InPlaceFormat.of("next"), Deadline.NOW, RecordQueue.Watch.NONE), when);
        assertEquals(there, ends.isAnyoneThere(), when);
        if (there) {
            assertEquals("item", get(), when);
            ParticipantTable.Entry entry = ends.claim(ticket.index(), ticket.number());
            assertTrue(ends.isAnyoneThere(), when);
            ends.leave(entry);
        }
        assertFalse(ends.isAnyoneThere(), when);
        assertEquals("next", get(), when);
        assertEquals(RecordQueue.NOTHING, get(), when);
    }

    private Object get() throws InterruptedException {
        return records.get(Deadline.NOW, RecordQueue.Watch.NONE);
    }

    /** The claim comes at any time before, during and after the sender's last step, or the ticket is given back then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("slow")
    void claimBesideTheLastStepOfTheSenderIsAHold(boolean recalled) throws Exception {
        int rounds = 100_000;
        AtomicReference<InFlightReferences.Ticket> offered = new AtomicReference<>();
        AtomicReference<ParticipantTable.Entry> claimed = new AtomicReference<>();
        var receiver =
                new FutureTask<>(() -> {
                    for (int i = 0; i < rounds; i++) {
                        InFlightReferences.Ticket next = Relay.next(offered);
                        claimed.set(ends.claim(next.index(), next.number()));
                    }
                    return null;
                });
        Thread.ofPlatform().start(receiver);
        Waybill waybill = Waybill.take();
        for (int i = 0; i < rounds; i++) {
            InFlightReferences.Ticket next = ends.ticket(waybill.owner());
            offered.set(next);
            if (recalled) {
                next.giveBack();
            } else {
                next.entrust(waybill);
            }
            ParticipantTable.Entry entry = Relay.next(claimed);
            assertTrue(ends.isAnyoneThere(), "round " + i);
            assertEquals(dev.brood.internal.memory.ProcessToken.mine(), entry.owner());
            ends.leave(entry);
            assertFalse(ends.isAnyoneThere(), "round " + i);
        }
        receiver.get();
        waybill.done();
    }

    @Test
    void waybillIsUsedAgainWhenItsTicketsAreGood() {
        Waybill first = Waybill.take();
        first.done();
        assertEquals(first.owner(), Waybill.take().owner());
    }
}
