package dev.brood.internal.sync;

import dev.brood.function.Action;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Barrier;
import java.time.Duration;
import java.util.List;

/**
 * A {@link Barrier} in shared memory. The cell is laid out in {@link BarrierLayout}.
 */
public final class SharedBarrier extends SharedObject implements Barrier {

    private final BarrierState state = new BarrierState(words());
    private final Action action;

    /**
     * Makes a barrier.
     *
     * @param parties how many wait for each other
     * @throws IllegalArgumentException if that is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBarrier(int parties) {
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
    public SharedBarrier(int parties, Action action) {
        this(parties, checked(action), true);
    }

    /** The last parameter only tells it from the others: here the action may be null. */
    private SharedBarrier(int parties, Action action, boolean ignored) {
        super(BarrierLayout.SIZE, BarrierLayout::dispose);
        if (parties < 1) {
            throw new IllegalArgumentException(
                    "a barrier cannot have %d parties; it takes 1 or more".formatted(parties));
        }
        this.action = action;
        state.layout().parties(parties);
    }

    private static Action checked(Action action) {
        if (action == null) {
            throw new IllegalArgumentException("the action must not be null; leave it out");
        }
        return action;
    }

    private SharedBarrier(Sent sent) {
        super(sent.address(), BarrierLayout.SIZE);
        this.action = sent.parts().isEmpty() ? null : (Action) sent.parts().getFirst();
        state.participants().enter(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedBarrier(sent);
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address(), action == null ? List.of() : List.of(action));
    }

    @Override
    public int await() {
        return await(Deadline.NEVER);
    }

    @Override
    public int await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    private int await(Deadline deadline) {
        return Unchecked.await(
                "the others at a barrier", deadline, until -> state.await(action, until));
    }

    @Override
    public void reset() {
        state.reset();
    }

    @Override
    public void abort() {
        state.breakUp(BreakReason.ABORTED);
    }

    @Override
    public int parties() {
        return state.layout().parties();
    }

    @Override
    public int waiting() {
        return state.waiting();
    }

    @Override
    public boolean isBroken() {
        return state.layout().breach() != 0;
    }

    @Override
    public String toString() {
        return isBroken()
                ? "Barrier[broken]"
                : "Barrier[%d of %d waiting]".formatted(waiting(), parties());
    }
}
