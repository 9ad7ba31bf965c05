package dev.brood.internal.scheduler;

import java.util.List;

/**
 * Some items of a job, one after the other, that go to a worker together. Waiting to be given out, it is only a part of a job; from
 * {@link #sentAs} on it is in flight: in the line, or with the worker that has begun it. Guarded by the scheduler's lock, but for what a
 * {@link TaskLink} reads of one that is in flight.
 */
public final class Chunk {

    private static final long NOT_SENT = -1;

    private final Job job;
    private final int first;
    private final int attempt;

    /** Has its items, from an offset on. */
    private final List<?> items;

    private final int offset;

    /** How many items; fewer when some were taken back. */
    private int count;

    private long number = NOT_SENT;

    /** The worker that has begun it; null if none has. */
    private WorkerHandle worker;

    /** Gives back what went along and nobody has received; null if nothing did. */
    private Runnable recall;

    /** For how many of its items the outcome is there. */
    private int received;

    /** How often a worker died that had taken it and begun nothing. */
    private int lostBeforeStart;

    Chunk(Job job, int first, int count, List<?> items, int offset) {
        this(job, first, count, items, offset, 0);
    }

    private Chunk(Job job, int first, int count, List<?> items, int offset, int attempt) {
        this.job = job;
        this.first = first;
        this.count = count;
        this.items = items;
        this.offset = offset;
        this.attempt = attempt;
    }

    // ---- for the link

    /**
     * Counts.
     *
     * @return how many items it has
     */
    public int count() {
        return count;
    }

    /**
     * Tells how many arguments make an item.
     *
     * @return 0 to 4
     */
    public int arity() {
        return job.arity();
    }

    /**
     * Gives an argument.
     *
     * @param place of the item in this chunk
     * @param argument which of its arguments
     * @return the argument
     */
    public Object argument(int place, int argument) {
        Object item = items.get(offset + place);
        return job.arity() == 1 ? item : ((Object[]) item)[argument];
    }

    /**
     * Names an item.
     *
     * @param place of the item in this chunk
     * @return what the user would call it
     */
    public String itemName(int place) {
        return job.itemName(first + place);
    }

    /**
     * Gives the function.
     *
     * @return what is called for its items
     */
    public TaskFunction function() {
        return job.function();
    }

    /**
     * Has the job use another form of its function from now on; both are released when it is over.
     *
     * @param next the same function, good for more items
     */
    public void function(TaskFunction next) {
        job.function(next);
    }

    /**
     * Tells whether anybody wants its outcomes still. Encoding its items runs the user's code, which may end the job.
     *
     * @return false if its job is over
     */
    public boolean isWanted() {
        return !job.isOver();
    }

    /**
     * It is in flight.
     *
     * @param itsNumber its place in the line
     * @param whenLeft gives back what went along; null if nothing did
     */
    public void sentAs(long itsNumber, Runnable whenLeft) {
        number = itsNumber;
        recall = whenLeft;
    }

    /**
     * Tells its place in the line.
     *
     * @return its number
     */
    public long number() {
        return number;
    }

    // ---- for the scheduler

    Job job() {
        return job;
    }

    /** Which item of the job is at a place. */
    int index(int place) {
        return first + place;
    }

    int attempt() {
        return attempt;
    }

    void begunBy(WorkerHandle handle) {
        worker = handle;
    }

    boolean isBegun() {
        return worker != null;
    }

    boolean isBegunBy(WorkerHandle handle) {
        return worker == handle;
    }

    int received() {
        return received;
    }

    /** The next outcome is there. Gives the index of its item. */
    int receive() {
        return first + received++;
    }

    /** From a place on, its items belong to others. */
    void cutTo(int place) {
        count = place;
    }

    /** It is in flight no more. */
    void left() {
        if (recall != null) {
            recall.run();
            recall = null;
        }
    }

    /** Its items from a place on, as one that is not sent. */
    Chunk rest(int place) {
        return part(place, count - place);
    }

    Chunk part(int place, int length) {
        return new Chunk(job, first + place, length, items, offset + place, attempt);
    }

    /** One item, after an attempt that failed. */
    Chunk nextAttempt(int place) {
        return new Chunk(job, first + place, 1, items, offset + place, attempt + 1);
    }

    int lostBeforeStart() {
        return lostBeforeStart;
    }

    void lostBeforeStart(int times) {
        lostBeforeStart = times;
    }
}
