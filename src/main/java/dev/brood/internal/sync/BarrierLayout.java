package dev.brood.internal.sync;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.sync.Barrier;

/**
 * The cell of a {@link Barrier}. Who writes to it holds the mutex; who waits reads without it.
 *
 * <pre>
 *    0       16        20       24      28       32       40      48        184       320
 *   | mutex | parties | unused | round | unused | breach | calls | arrived | members |
 *
 *   parties   how many wait for each other. Written once, before anyone else can see it. Never zero.
 *   round     31 bits that count rounds, wrapping around, and the lowest: the action is being done. Zero: the first one.
 *             Volatile.
 *   breach    why the barrier is broken, see {@link BreakReason}. Zero: it is not. Volatile.
 *   calls     a {@link dev.brood.internal.memory.SharedEventCount}
 *   arrived   a {@link ParticipantTable} with an entry for each party that has come. Freed by the party, without the mutex; else
 *             its state is changed by compare-and-set:
 *
 *   63     32 31     2 1      0
 *  | round   | place  | status |    status 1, waiting
 *  | breach           | status |    status 2, broken by a reset, and why. Zero, with the rest: not here yet, or gone
 *
 *   members   a {@link ParticipantTable} of the processes that were sent the barrier, see {@link Participants}
 * </pre>
 */
final class BarrierLayout {

    static final int MUTEX = 0;
    static final int CALLS = 40;
    static final int ARRIVED = 48;
    static final int MEMBERS = ARRIVED + ParticipantTable.SIZE;

    /** Bytes that it takes. */
    static final int SIZE = MEMBERS + ParticipantTable.SIZE;

    private static final int PARTIES = Mutex.SIZE;
    private static final int ROUND = 24;
    private static final int BREACH = 32;

    private static final int RUNNING = 1;
    private static final int ONE_ROUND = 2;

    private static final int ROUND_SHIFT = 32;
    private static final int STATUS_BITS = 2;
    private static final long STATUS = 3;
    private static final long WAITING = 1;
    private static final long BROKEN = 2;

    private final AtomicMemory words;

    BarrierLayout(AtomicMemory words) {
        this.words = words;
    }

    /** Frees what is outside of the cell. */
    static void dispose(AtomicMemory words) {
        ParticipantTable.freeRest(words, ARRIVED);
        ParticipantTable.freeRest(words, MEMBERS);
    }

    void parties(int parties) {
        words.setInt(PARTIES, parties);
    }

    int parties() {
        return words.getInt(PARTIES);
    }

    /** The number of the round; whether its action is being done makes no difference. */
    int round() {
        return words.getIntVolatile(ROUND) & ~RUNNING;
    }

    boolean isActionRunning() {
        return (words.getIntVolatile(ROUND) & RUNNING) != 0;
    }

    void beginAction() {
        words.setIntVolatile(ROUND, round() | RUNNING);
    }

    void dropAction() {
        words.setIntVolatile(ROUND, round());
    }

    void beginNextRound() {
        words.setIntVolatile(ROUND, round() + ONE_ROUND);
    }

    long breach() {
        return words.getLongVolatile(BREACH);
    }

    void breach(long breach) {
        words.setLongVolatile(BREACH, breach);
    }

    static long waiting(int round, int place) {
        return (long) round << ROUND_SHIFT | (long) place << STATUS_BITS | WAITING;
    }

    static boolean isWaiting(long state, int round) {
        return (state & STATUS) == WAITING && (int) (state >>> ROUND_SHIFT) == round;
    }

    static long broken(long breach) {
        return breach << STATUS_BITS | BROKEN;
    }

    /** Why a party was marked as broken; 0 if it was not. */
    static long breachOf(long state) {
        return (state & STATUS) == BROKEN ? state >>> STATUS_BITS : 0;
    }
}
