package dev.brood.internal.sync;

import dev.brood.function.Action;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.sync.Barrier;
import java.util.function.Supplier;

/**
 * The rounds of a {@link Barrier}, laid out in {@link BarrierLayout}.
 *
 * <p>The fate of a party is in words that stay until it has seen them, so it cannot miss it however slow it is. The
 * first that is true decides: (1) its entry is marked as broken: it is broken; (2) its round is over: it has passed; (3) the
 * barrier is broken: it is broken. Reading them in the opposite
 * order makes this certain: a breach that was there while the party's round was not over is the party's own, as a round
 * never ends while there is a breach; and before a reset takes a breach away it marks the entries.
 *
 * <p>Every change is one store that counts. If the holder of the mutex dies, either it has happened or not, and its own
 * entry is that of a dead party, which breaks the barrier. A reset that is not finished leaves the barrier broken. If
 * something is thrown under the mutex it is the same, and the party gives up.
 */
final class BarrierState {

    /** The fate of a party that passed. If it is broken, its fate is why; if it still waits, zero. */
    private static final long PASSED = -1;

    private final BarrierLayout layout;
    private final Mutex mutex;
    private final SharedEventCount calls;
    private final ParticipantTable arrived;
    private final Participants participants;

    BarrierState(AtomicMemory words) {
        this.layout = new BarrierLayout(words);
        this.mutex = new Mutex(words, BarrierLayout.MUTEX, _ -> breakForTheDead());
        this.calls = new SharedEventCount(words, BarrierLayout.CALLS);
        this.arrived = new ParticipantTable(words, BarrierLayout.ARRIVED);
        this.participants = new Participants(new ParticipantTable(words, BarrierLayout.MEMBERS));
    }

    /** A party in the table. */
    private record Party(BarrierState barrier, Entry entry, int round, int place)
            implements SharedEventCount.Condition {

        long fate() {
            long breach = barrier.layout.breach();
            boolean over = barrier.layout.round() != round;
            long ownBreach = BarrierLayout.breachOf(entry.state());
            if (ownBreach != 0) {
                return ownBreach;
            }
            return over ? PASSED : breach;
        }

        boolean isLast() {
            return place == barrier.layout.parties() - 1;
        }

        @Override
        public boolean holds() {
            return fate() != 0;
        }

        @Override
        public boolean holdsAfterSilence() {
            barrier.lookForTheDead();
            return holds();
        }
    }

    BarrierLayout layout() {
        return layout;
    }

    Participants participants() {
        return participants;
    }

    private boolean waitsNow(Entry entry) {
        return BarrierLayout.isWaiting(entry.state(), layout.round());
    }

    private int arrivedNow() {
        return (int) arrived.entries().stream().filter(this::waitsNow).count();
    }

    int waiting() {
        return layout.isActionRunning() || layout.breach() != 0 ? 0 : arrivedNow();
    }

    /** Takes part in a round, and gives the place in it. */
    int await(Action action, Deadline deadline) throws InterruptedException {
        Party party = arrive(action, deadline);
        try {
            if (!party.isLast()) {
                awaitEnd(party, deadline);
            } else if (action != null) {
                endWith(party, action);
            }
            return party.place;
        } catch (Error e) {
            giveUp(party, BreakReason.FAILED);
            throw e;
        } finally {
            party.entry.leave();
        }
    }

    private Party arrive(Action action, Deadline deadline) throws InterruptedException {
        while (true) {
            awaitAction(deadline);
            Party party = underMutex(() -> canEnter() ? enter(action) : null);
            if (party != null) {
                return party;
            }
            throwIf(layout.breach());
        }
    }

    private boolean canEnter() {
        return layout.breach() == 0 && !layout.isActionRunning();
    }

    private Party enter(Action action) {
        int round = layout.round();
        int place = arrivedNow();
        Entry entry = arrived.enter(ProcessToken.mine(), BarrierLayout.waiting(round, place));
        try {
            return begin(new Party(this, entry, round, place), action);
        } catch (Error e) {
            if (layout.round() == round) {
                breach(BreakReason.FAILED.here());
            }
            entry.leave();
            throw e;
        }
    }

    private Party begin(Party party, Action action) {
        if (party.isLast() && action != null) {
            layout.beginAction();
        } else if (party.isLast()) {
            layout.beginNextRound();
            calls.callAll();
        }
        return party;
    }

    /** Those who come while the action is done are for the next round. */
    private void awaitAction(Deadline deadline) throws InterruptedException {
        SharedEventCount.Condition done =
                new SharedEventCount.Condition() {
                    @Override
                    public boolean holds() {
                        return !layout.isActionRunning() || layout.breach() != 0;
                    }

                    @Override
                    public boolean holdsAfterSilence() {
                        lookForTheDead();
                        return holds();
                    }
                };
        try {
            if (!done.holds() && !calls.await(done, deadline)) {
                breakUp(BreakReason.TIMED_OUT);
            }
        } catch (InterruptedException e) {
            breakUp(BreakReason.INTERRUPTED);
            throw e;
        }
    }

    private void awaitEnd(Party party, Deadline deadline) throws InterruptedException {
        try {
            if (!calls.await(party, deadline)) {
                giveUp(party, BreakReason.TIMED_OUT);
            }
        } catch (InterruptedException e) {
            if (giveUp(party, BreakReason.INTERRUPTED)) {
                throw e;
            }
            Thread.currentThread().interrupt(); // too late: it has passed, or is broken
        }
        throwIf(party.fate());
    }

    private void endWith(Party party, Action action) {
        try {
            Unchecked.call(() -> {
                action.run();
                return null;
            });
        } catch (RuntimeException | Error e) {
            giveUp(party, BreakReason.ACTION_FAILED);
            throw e;
        }
        underMutex(() -> {
            if (party.fate() == 0) {
                layout.beginNextRound();
                calls.callAll();
            }
            return null;
        });
        throwIf(party.fate());
    }

    private static void throwIf(long fate) {
        if (fate > 0) {
            throw BreakReason.exception(fate);
        }
    }

    /** Breaks the barrier unless the fate of the party is known. */
    private boolean giveUp(Party party, BreakReason why) {
        return underMutex(() -> {
            boolean unknown = party.fate() == 0;
            if (unknown) {
                breach(why.here());
            }
            return unknown;
        });
    }

    void breakUp(BreakReason why) {
        underMutex(() -> {
            breach(why.here());
            return null;
        });
    }

    /** The first breach is the one that is told. */
    private void breach(long why) {
        if (layout.breach() == 0) {
            layout.breach(why);
        }
        calls.callAll();
    }

    void reset() {
        underMutex(() -> {
            breach(BreakReason.RESET.here());
            long broken = BarrierLayout.broken(layout.breach());
            for (Entry entry : arrived.entries()) {
                long state = entry.state();
                if (BarrierLayout.isWaiting(state, layout.round())) {
                    entry.changeState(state, broken); // unless it has seen the breach and left
                }
            }
            participants.forgetMissing();
            layout.dropAction();
            layout.breach(0);
            calls.callAll();
            return null;
        });
    }

    private <T> T underMutex(Supplier<T> change) {
        Uninterrupted.await(() -> mutex.lock(Deadline.NEVER));
        T result;
        try {
            result = change.get();
        } catch (Throwable e) {
            mutex.abandon();
            throw e;
        }
        mutex.unlock();
        return result;
    }

    /** Without the mutex: most of the time there is nobody to be found. */
    private void lookForTheDead() {
        if (!Sampling.isMine(arrivedNow()) || participants.missing() == 0 && !anyoneDead()) {
            return;
        }
        underMutex(() -> {
            breakForTheDead();
            return null;
        });
    }

    private boolean anyoneDead() {
        return arrived.entries().stream().map(Entry::owner).anyMatch(BarrierState::isDead);
    }

    private static boolean isDead(long owner) {
        return owner != 0 && ProcessToken.isDead(owner);
    }

    /** With the mutex. */
    private void breakForTheDead() {
        for (Entry entry : arrived.entries()) {
            long owner = entry.owner();
            if (isDead(owner)) {
                if (waitsNow(entry)) {
                    breach(BreakReason.DIED.by(owner));
                }
                entry.evict(owner);
            }
        }
        long missing = participants.missing();
        if (missing != 0 && arrivedNow() > 0) {
            breach(BreakReason.DIED.by(missing));
            participants.forgetMissing();
        }
    }
}
