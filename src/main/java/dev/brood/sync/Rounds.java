package dev.brood.sync;

import dev.brood.function.Action;
import dev.brood.memory.Deadline;
import dev.brood.memory.Mutex;
import dev.brood.memory.ProcessToken;
import dev.brood.memory.Roster;
import dev.brood.memory.Roster.Entry;
import dev.brood.memory.WaitPoint;
import dev.brood.memory.Words;

/**
 * The rounds of a {@link Barrier}.
 *
 * <pre>
 *    0       16        20       24      28       32       40        48        184       320
 *   | mutex | parties | unused | round | unused | breach | calls   | parties | members |
 *
 *   mutex     protects all that follows; but who waits reads without it
 *   parties   how many wait for each other. Written once, before anyone else can see it.
 *   round     31 bits that count rounds, wrapping around, and the lowest: the action is being done. Zero: the first one.
 *   breach    why the barrier is broken, see {@link Breach}. Zero: it is not.
 *   calls     a {@link WaitPoint}
 *   parties   a {@link Roster} with an entry for each party that has come, in this state:
 *   members   the processes that were sent the barrier, see {@link Members}
 *
 *   63     32 31     2 1      0
 *  | round   | place  | status |    status 1, waiting. Zero, with the rest: not yet here, or gone.
 *  | breach           | status |    status 2, broken by a reset, and why
 * </pre>
 *
 * <p>The fate of a party is in words that stay until it has seen them, so it cannot miss it however slow it is. Its entry is
 * marked as broken: broken. The round is over: it passed. The barrier is broken: so is it. Reading them in the opposite
 * order makes this certain: a breach that was there while the party's round was not over is the party's own, as a round
 * never ends while there is a breach; and before a reset takes a breach away it marks the entries.
 *
 * <p>Every change is one store that counts. If the holder of the mutex dies, either it has happened or not, and its own
 * entry is that of a dead party, which breaks the barrier. A reset that is not finished leaves the barrier broken.
 */
final class Rounds {

    private static final int PARTIES = Mutex.SIZE;
    private static final int ROUND = 24;
    private static final int BREACH = 32;
    private static final int WAIT_POINT = 40;
    private static final int ARRIVED = 48;
    private static final int MEMBERS = ARRIVED + Roster.SIZE;

    /** Bytes that they take. */
    static final int SIZE = MEMBERS + Roster.SIZE;

    private static final int RUNNING = 1;
    private static final int ONE_ROUND = 2;

    private static final int STATUS_BITS = 2;
    private static final long STATUS = 3;
    private static final long WAITING = 1;
    private static final long BROKEN = 2;

    /** The fate of a party that passed. If it is broken, its fate is why; if it still waits, zero. */
    private static final long PASSED = -1;

    private final Words words;
    private final Mutex mutex;
    private final WaitPoint calls;
    private final Roster arrived;
    private final Members members;

    Rounds(Words words) {
        this.words = words;
        this.mutex = new Mutex(words, 0, _ -> breakForTheDead());
        this.calls = new WaitPoint(words, WAIT_POINT);
        this.arrived = new Roster(words, ARRIVED);
        this.members = new Members(new Roster(words, MEMBERS));
    }

    /** A party in the roster. */
    private record Party(Rounds rounds, Entry entry, int round, int place)
            implements WaitPoint.Condition {

        long fate() {
            long breach = rounds.breach();
            boolean over = rounds.round() != round;
            long state = entry.state();
            if ((state & STATUS) == BROKEN) {
                return state >>> STATUS_BITS;
            }
            return over ? PASSED : breach;
        }

        boolean isLast() {
            return place == rounds.parties() - 1;
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

    void parties(int parties) {
        words.setInt(PARTIES, parties);
    }

    int parties() {
        return words.getInt(PARTIES);
    }

    Members members() {
        return members;
    }

    long breach() {
        return words.getLongVolatile(BREACH);
    }

    private int round() {
        return words.getIntVolatile(ROUND) & ~RUNNING;
    }

    private boolean isActionRunning() {
        return (words.getIntVolatile(ROUND) & RUNNING) != 0;
    }

    private boolean waitsNow(long state) {
        return (state & STATUS) == WAITING && (int) (state >>> 32) == round();
    }

    private int arrivedNow() {
        return (int) arrived.entries().stream().filter(entry -> waitsNow(entry.state())).count();
    }

    int waiting() {
        return isActionRunning() || breach() != 0 ? 0 : arrivedNow();
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
        } finally {
            party.entry.leave();
        }
    }

    private Party arrive(Action action, Deadline deadline) throws InterruptedException {
        while (true) {
            awaitAction(deadline);
            try (Held _ = hold()) {
                throwIf(breach());
                if (!isActionRunning()) {
                    return enter(action);
                }
            }
        }
    }

    private Party enter(Action action) {
        int round = round();
        int place = arrivedNow();
        long state = (long) round << 32 | (long) place << STATUS_BITS | WAITING;
        Entry entry = arrived.enter(ProcessToken.mine(), state);
        Party party = new Party(this, entry, round, place);
        if (party.isLast()) {
            turn(action == null ? round + ONE_ROUND : round | RUNNING);
        }
        return party;
    }

    private void turn(int round) {
        words.setIntVolatile(ROUND, round);
        calls.callAll();
    }

    /** Those who come while the action is done are for the next round. */
    private void awaitAction(Deadline deadline) throws InterruptedException {
        WaitPoint.Condition done =
                new WaitPoint.Condition() {
                    @Override
                    public boolean holds() {
                        return !isActionRunning() || breach() != 0;
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
        try (Held _ = hold()) {
            if (party.fate() == 0) {
                turn(party.round + ONE_ROUND);
            }
        }
        throwIf(party.fate());
    }

    private static void throwIf(long fate) {
        if (fate > 0) {
            throw Breach.exception(fate);
        }
    }

    /** Breaks the barrier unless the fate of the party is known. */
    private boolean giveUp(Party party, Breach why) {
        try (Held _ = hold()) {
            if (party.fate() != 0) {
                return false;
            }
            breach(why.here());
            return true;
        }
    }

    void breakUp(Breach why) {
        try (Held _ = hold()) {
            breach(why.here());
        }
    }

    /** The first breach is the one that is told. */
    private void breach(long why) {
        if (breach() == 0) {
            words.setLongVolatile(BREACH, why);
        }
        calls.callAll();
    }

    void reset() {
        try (Held _ = hold()) {
            breach(Breach.RESET.here());
            long broken = breach() << STATUS_BITS | BROKEN;
            for (Entry entry : arrived.entries()) {
                long state = entry.state();
                if (waitsNow(state)) {
                    entry.changeState(state, broken); // unless it has seen the breach and left
                }
            }
            words.setIntVolatile(ROUND, round());
            words.setLongVolatile(BREACH, 0);
            calls.callAll();
        }
    }

    private Held hold() {
        Guarded.uninterruptibly(() -> mutex.lock(Deadline.NEVER));
        return mutex::unlock;
    }

    /** Without the mutex: most of the time there is nobody to be found. */
    private void lookForTheDead() {
        if (!Turns.isMine(arrivedNow()) || members.missing() == 0 && !anyoneDead()) {
            return;
        }
        try (Held _ = hold()) {
            breakForTheDead();
        }
    }

    private boolean anyoneDead() {
        return arrived.entries().stream().anyMatch(Rounds::isDead);
    }

    private static boolean isDead(Entry entry) {
        long owner = entry.owner();
        return owner != 0 && !ProcessToken.isAlive(owner);
    }

    /** With the mutex. */
    private void breakForTheDead() {
        for (Entry entry : arrived.entries()) {
            long owner = entry.owner();
            if (isDead(entry)) {
                if (waitsNow(entry.state())) {
                    breach(Breach.DIED.by(owner));
                }
                entry.evict(owner);
            }
        }
        for (long missing; arrivedNow() > 0 && (missing = members.missing()) != 0; ) {
            breach(Breach.DIED.by(missing));
            members.forget(missing);
        }
    }
}
