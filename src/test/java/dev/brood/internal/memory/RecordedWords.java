package dev.brood.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A cell as one process sees it, which records what that process does to it, in order, and may be made to die, or to get
 * an error, before any of its stores. Others use the same memory through words of their own.
 */
public final class RecordedWords extends AtomicMemory {

    /** Thrown instead of a store by a process that is dead; also from {@code finally} blocks, so nothing is tidied up. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Thrown once instead of a store by a process that goes on, as for lack of memory or stack. */
    public static final class Failed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A token that looks like one of a dead process: our pid, used by another one before us. */
    public static final long DEAD = ProcessToken.mine() ^ 1L << 40;

    /**
     * Something that was done.
     *
     * @param what load, plain, release, volatile or cas (for all that reads and writes in one step)
     * @param offset of the word
     * @param value that was read or written
     */
    public record Step(String what, long offset, long value) {}

    private static final class Life {
        private final List<Step> steps = new CopyOnWriteArrayList<>();
        private final boolean mortal;
        private int storesLeft;

        Life(boolean mortal, int stores) {
            this.mortal = mortal;
            this.storesLeft = stores;
        }

        synchronized void spend() {
            storesLeft--;
            if (mortal && storesLeft < 0) {
                throw new Died();
            }
            if (storesLeft == -1) {
                throw new Failed();
            }
        }
    }

    private final Life life;
    private final long base;

    private RecordedWords(MemorySegment segment, Life life, long base) {
        super(segment);
        this.life = life;
        this.base = base;
    }

    /** A cell, all zeros. */
    public static MemorySegment cell(long bytes) {
        return Arena.ofAuto().allocate(bytes, 64);
    }

    /** The view of a process that lives, of a cell. */
    public static RecordedWords of(MemorySegment cell) {
        return new RecordedWords(cell, new Life(false, Integer.MAX_VALUE), 0);
    }

    /** The view of a process, named {@link #DEAD}, that dies after so many stores. */
    public static RecordedWords dyingAfter(int stores, MemorySegment cell) {
        return new RecordedWords(cell, new Life(true, stores), 0);
    }

    /** The view of this process, which gets an error in place of the store after so many, and goes on. */
    public static RecordedWords failingAfter(int stores, MemorySegment cell) {
        return new RecordedWords(cell, new Life(false, stores), 0);
    }

    /** Another cell as the same process sees it. */
    public RecordedWords also(MemorySegment cell) {
        return new RecordedWords(cell, life, 0);
    }

    public List<Step> steps() {
        return List.copyOf(life.steps);
    }

    public List<Step> stores() {
        return life.steps.stream().filter(step -> !step.what.equals("load")).toList();
    }

    public void note(String what) {
        life.steps.add(new Step(what, 0, 0));
    }

    private void record(String what, long offset, long value) {
        life.steps.add(new Step(what, base + offset, value));
    }

    /** What this process writes as its name. */
    private long named(long value) {
        return life.mortal && value == ProcessToken.mine() ? DEAD : value;
    }

    @Override
    public AtomicMemory at(long offset, long size) {
        return new RecordedWords(segment().asSlice(offset, size), life, base + offset);
    }

    @Override
    public int getIntVolatile(long offset) {
        int value = super.getIntVolatile(offset);
        record("load", offset, value);
        return value;
    }

    @Override
    public void setLong(long offset, long value) {
        life.spend();
        record("plain", offset, named(value));
        super.setLong(offset, named(value));
    }

    @Override
    public void setLongRelease(long offset, long value) {
        life.spend();
        record("release", offset, named(value));
        super.setLongRelease(offset, named(value));
    }

    @Override
    public void setLongVolatile(long offset, long value) {
        life.spend();
        record("volatile", offset, named(value));
        super.setLongVolatile(offset, named(value));
    }

    @Override
    public boolean casLong(long offset, long expected, long value) {
        life.spend();
        boolean done = super.casLong(offset, named(expected), named(value));
        if (done) {
            record("cas", offset, named(value));
        }
        return done;
    }

    @Override
    public long getAndSetLong(long offset, long value) {
        life.spend();
        record("cas", offset, named(value));
        return super.getAndSetLong(offset, named(value));
    }

    @Override
    public long getAndAddLong(long offset, long delta) {
        life.spend();
        long before = super.getAndAddLong(offset, delta);
        record("cas", offset, before + delta);
        return before;
    }

    @Override
    public void setInt(long offset, int value) {
        life.spend();
        record("plain", offset, value);
        super.setInt(offset, value);
    }

    @Override
    public void setIntVolatile(long offset, int value) {
        life.spend();
        record("volatile", offset, value);
        super.setIntVolatile(offset, value);
    }

    @Override
    public boolean casInt(long offset, int expected, int value) {
        life.spend();
        boolean done = super.casInt(offset, expected, value);
        if (done) {
            record("cas", offset, value);
        }
        return done;
    }

    @Override
    public int getAndSetInt(long offset, int value) {
        life.spend();
        record("cas", offset, value);
        return super.getAndSetInt(offset, value);
    }

    @Override
    public int getAndAddInt(long offset, int delta) {
        life.spend();
        int before = super.getAndAddInt(offset, delta);
        record("cas", offset, before + delta);
        return before;
    }
}
