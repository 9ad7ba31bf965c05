package dev.brood.sync;

import dev.brood.error.BrokenBarrierException;
import dev.brood.function.Action;
import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.SharedObject;
import java.time.Duration;
import java.util.List;

/**
 * Where a number of parties, threads of any processes, wait for each other: when the last one has come, all go on. Then it
 * can be used again. May be sent anywhere; all copies are the same barrier.
 *
 * <p>If one party gives up, because its time is over, it is interrupted, it dies or the action fails, the barrier is
 * broken: all who wait, and who come later, get a {@link BrokenBarrierException} that says why, until somebody calls
 * {@link #reset}.
 *
 * <p>The cell is laid out in {@link BarrierLayout}.
 *
 * <p>Memory consistency effects: what the parties did before {@link #await()} is visible to the action, and what the action
 * did as well to all of them after it.
 *
 * <p>If a holder dies: a party that is killed while it waits or runs the action breaks the barrier, within a second. So
 * does a process that was sent the barrier and is killed before it comes, or after it went, as soon as others wait: they
 * would wait for ever.
 */
public final class Barrier extends SharedObject {

    private final Rounds rounds = new Rounds(words());
    private final Action action;

    /**
     * Makes a barrier.
     *
     * @param parties how many wait for each other
     * @throws IllegalArgumentException if that is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Barrier(int parties) {
        this(parties, null, true);
    }

    /**
     * Makes a barrier with an action.
     *
     * @param parties how many wait for each other
     * @param action what the last one who comes does before all go on; in another process a copy of it
     * @throws IllegalArgumentException if there is less than one party
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Barrier(int parties, Action action) {
        this(parties, checked(action), true);
    }

    /** The last parameter only tells it from the others: here the action may be null. */
    private Barrier(int parties, Action action, boolean ignored) {
        super(BarrierLayout.SIZE, BarrierLayout::dispose);
        if (parties < 1) {
            throw new IllegalArgumentException(
                    "a barrier cannot have %d parties; it takes 1 or more".formatted(parties));
        }
        this.action = action;
        rounds.layout().parties(parties);
    }

    private static Action checked(Action action) {
        if (action == null) {
            throw new IllegalArgumentException("the action must not be null; leave it out");
        }
        return action;
    }

    private Barrier(Sent sent) {
        super(sent.address(), BarrierLayout.SIZE);
        this.action = sent.parts().isEmpty() ? null : (Action) sent.parts().getFirst();
        rounds.members().enter(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Barrier(sent);
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address(), action == null ? List.of() : List.of(action));
    }

    /**
     * Waits until all parties have come. The last one does the action, if there is one, before all go on.
     *
     * @return in which place this one came, from 0 up
     * @throws BrokenBarrierException if the barrier is broken or breaks, or is reset meanwhile
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; the barrier breaks
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause, if this one did it;
     *     others come as they are; the barrier breaks
     */
    public int await() {
        return await(Deadline.NEVER);
    }

    /**
     * As {@link #await()}, for a time. If that is over first, the barrier breaks.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return in which place this one came, from 0 up
     * @throws BrokenBarrierException if the time is over, or the barrier is broken or breaks, or is reset meanwhile
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; the barrier breaks
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause, if this one did it;
     *     others come as they are; the barrier breaks
     */
    public int await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    private int await(Deadline deadline) {
        return Guarded.await(
                "the others at a barrier", deadline, until -> rounds.await(action, until));
    }

    /** Makes the barrier as new. Who waits gets a {@link BrokenBarrierException}. */
    public void reset() {
        rounds.reset();
    }

    /** Breaks the barrier. */
    public void abort() {
        rounds.breakUp(Breach.ABORTED);
    }

    /**
     * Tells how many wait for each other.
     *
     * @return at least 1
     */
    public int parties() {
        return rounds.layout().parties();
    }

    /**
     * Tells how many wait now.
     *
     * @return less than there are parties; zero while the action is done and when the barrier is broken
     */
    public int waiting() {
        return rounds.waiting();
    }

    /**
     * Tells whether the barrier is broken.
     *
     * @return true from when a party gave up until {@link #reset}
     */
    public boolean isBroken() {
        return rounds.layout().breach() != 0;
    }

    @Override
    public String toString() {
        return isBroken()
                ? "Barrier[broken]"
                : "Barrier[%d of %d waiting]".formatted(waiting(), parties());
    }
}
