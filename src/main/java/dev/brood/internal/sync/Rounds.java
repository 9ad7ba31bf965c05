package dev.brood.internal.sync;

import dev.brood.function.Action;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.Roster.Entry;
import dev.brood.internal.memory.Roster;
import dev.brood.internal.memory.WaitPoint;
import dev.brood.internal.memory.Words;
import dev.brood.sync.Barrier;
import java.util.function.Supplier;

/**
 * The rounds of a {@link Barrier}, laid out in {@link BarrierLayout}.
 *
 * <p>The fate of a party is in words that stay until it has seen them, so it cannot miss it however slow it is. Its entry is
 * marked as broken: broken. Its round is over: it passed. The barrier is broken: so is it. Reading them in the opposite
 * order makes this certain: a breach that was there while the party's round was not over is the party's own, as a round
 * never ends while there is a breach; and before a reset takes a breach away it marks the entries.
 *
 * <p>Every change is one store that counts. If the holder of the mutex dies, either it has happened or not, and its own
 * entry is that of a dead party, which breaks the barrier. A reset that is not finished leaves the barrier broken. If
 * something is thrown under the mutex it is the same, and the party gives up.
 */
final class Rounds {

    /** The fate of a party that passed. If it is broken, its fate is why; if it still waits, zero. */
    private static final long PASSED = -1;

    private final BarrierLayout layout;
    private final Mutex mutex;
    private final WaitPoint calls;
    private final Roster arrived;
    private final Members members;

    Rounds(Words words) {
        this.layout = new BarrierLayout(words);
        this.mutex = new Mutex(words, BarrierLayout.MUTEX, _ -> breakForTheDead());
        this.calls = new WaitPoint(words, BarrierLayout.CALLS);
        this.arrived = new Roster(words, BarrierLayout.ARRIVED);
        this.members = new Members(new Roster(words, BarrierLayout.MEMBERS));
    }

    /** A party in the roster. */
    private record Party(Rounds rounds, Entry entry, int round, int place)
            implements WaitPoint.Condition {

        long fate() {
            long breach = rounds.layout.breach();
            boolean over = rounds.layout.round() != round;
            long ownBreach = BarrierLayout.breachOf(entry.state());
            if (ownBreach != 0) {
                return ownBreach;
            }
            return over ? PASSED : breach;
        }

        boolean isLast() {
            return place == rounds.layout.parties() - 1;
        }

        @Override
        public boolean holds() {
            return fate() != 0;
        }

        @Override
        public boolean holdsAfterSilence() {
            rounds.lookForTheDead();
            return holds();
        }
    }

    BarrierLayout layout() {
        return layout;
    }

    Members members() {
        return members;
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
            giveUp(party, Breach.FAILED);
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
                breach(Breach.FAILED.here());
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
        WaitPoint.Condition done =
                new WaitPoint.Condition() {
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
                breakUp(Breach.TIMED_OUT);
            }
        } catch (InterruptedException e) {
            breakUp(Breach.INTERRUPTED);
            throw e;
        }
    }

    private void awaitEnd(Party party, Deadline deadline) throws InterruptedException {
        try {
            if (!calls.await(party, deadline)) {
                giveUp(party, Breach.TIMED_OUT);
            }
        } catch (InterruptedException e) {
            if (giveUp(party, Breach.INTERRUPTED)) {
                throw e;
            }
            Thread.currentThread().interrupt(); // too late: it has passed, or is broken
        }
        throwIf(party.fate());
    }

    private void endWith(Party party, Action action) {
        try {
            Guarded.call(() -> {
                action.run();
                return null;
            });
        } catch (RuntimeException | Error e) {
            giveUp(party, Breach.ACTION_FAILED);
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
            throw Breach.exception(fate);
        }
    }

    /** Breaks the barrier unless the fate of the party is known. */
    private boolean giveUp(Party party, Breach why) {
        return underMutex(() -> {
            boolean unknown = party.fate() == 0;
            if (unknown) {
                breach(why.here());
            }
            return unknown;
        });
    }

    void breakUp(Breach why) {
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
            breach(Breach.RESET.here());
            long broken = BarrierLayout.broken(layout.breach());
            for (Entry entry : arrived.entries()) {
                long state = entry.state();
                if (BarrierLayout.isWaiting(state, layout.round())) {
                    entry.changeState(state, broken); // unless it has seen the breach and left
                }
            }
            members.forgetMissing();
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
        if (!Turns.isMine(arrivedNow()) || members.missing() == 0 && !anyoneDead()) {
            return;
        }
        underMutex(() -> {
            breakForTheDead();
            return null;
        });
    }

    private boolean anyoneDead() {
        return arrived.entries().stream().map(Entry::owner).anyMatch(Rounds::isDead);
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
                    breach(Breach.DIED.by(owner));
                }
                entry.evict(owner);
            }
        }
        long missing = members.missing();
        if (missing != 0 && arrivedNow() > 0) {
            breach(Breach.DIED.by(missing));
            members.forgetMissing();
        }
    }
}
