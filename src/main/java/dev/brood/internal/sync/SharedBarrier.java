package dev.brood.internal.sync;

import dev.brood.function.Action;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Barrier;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A {@link Barrier} in shared memory. The cell is laid out in {@link BarrierLayout}.
 */
public final class SharedBarrier extends SharedObject implements Barrier {

    private final BarrierState state = new BarrierState(words());
    private final Action action;

    /** How long an {@link #await()} waits at most; null for as long as it takes. */
    private final Duration limit;

    /**
     * Makes a barrier.
     *
     * @param parties how many wait for each other
     * @throws IllegalArgumentException if that is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBarrier(int parties) {
        this(parties, null, null, true);
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
        this(parties, checked(action), null, true);
    }

    /**
     * Makes a barrier with a time limit.
     *
     * @param parties how many wait for each other
     * @param limit how long an {@link #await()} waits at most
     * @throws IllegalArgumentException if there is less than one party, or no limit
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBarrier(int parties, Duration limit) {
        this(parties, null, checked(limit), true);
    }

    /**
     * Makes a barrier with an action and a time limit.
     *
     * @param parties how many wait for each other
     * @param action what the last one who comes does before all go on; in another process a copy of it
     * @param limit how long an {@link #await()} waits at most
     * @throws IllegalArgumentException if there is less than one party, no action or no limit
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBarrier(int parties, Action action, Duration limit) {
        this(parties, checked(action), checked(limit), true);
    }

    /** The last parameter only tells it from the others: here action and limit may be null. */
    private SharedBarrier(int parties, Action action, Duration limit, boolean ignored) {
        super(BarrierLayout.SIZE, BarrierLayout::dispose);
        if (parties < 1) {
            throw new IllegalArgumentException(
                    "a barrier cannot have %d parties; it takes 1 or more".formatted(parties));
        }
        this.action = action;
        this.limit = limit;
        state.layout().parties(parties);
    }

    private static Action checked(Action action) {
        if (action == null) {
            throw new IllegalArgumentException("the action must not be null; leave it out");
        }
        return action;
    }

    private static Duration checked(Duration limit) {
        if (limit == null) {
            throw new IllegalArgumentException("the time limit must not be null; leave it out");
        }
        return limit;
    }

    private SharedBarrier(Sent sent) {
        super(sent.address(), BarrierLayout.SIZE);
        this.action = part(sent, Action.class);
        this.limit = part(sent, Duration.class);
        state.participants().enter(sent.address());
    }

    private static <P> P part(Sent sent, Class<P> type) {
        for (Object part : sent.parts()) {
            if (type.isInstance(part)) {
                return type.cast(part);
            }
        }
        return null;
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedBarrier(sent);
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(
                address(), Stream.<Object>of(action, limit).filter(Objects::nonNull).toList());
    }

    @Override
    public int await() {
        return await(limit == null ? Deadline.NEVER : Deadline.in(limit));
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
