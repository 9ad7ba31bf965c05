package dev.brood.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteOrder;

/**
 * A cell of shared memory as words of 32 and 64 bits. Offsets are in bytes from the start of the cell and multiples of
 * the word's size. Names of access modes are those of {@link VarHandle}: plain without a suffix,
 * {@code Opaque}, {@code Release} and {@code Volatile}; what reads and writes in one step is volatile.
 *
 * <p>A cell is given back when its words are unreachable, so each access ends with a fence: without one, words that nobody
 * uses afterwards might be gone before the access has happened, and the cell be somebody else's.
 *
 * <p>Not final, so that a test can record the order of the stores.
 */
public class AtomicMemory {

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int INT_BYTES = 4;

    private final MemorySegment segment;

    /** The cell that this is a part of, which is not given back while this is in use; or null. */
    private final AtomicMemory whole;

    /**
     * Makes a view.
     *
     * @param segment the cell, aligned to 8 bytes
     */
    public AtomicMemory(MemorySegment segment) {
        this(segment, null);
    }

    private AtomicMemory(MemorySegment segment, AtomicMemory whole) {
        this.segment = segment;
        this.whole = whole;
    }

    /**
     * Gives the cell itself.
     *
     * @return the memory, of the cell's size
     */
    public MemorySegment segment() {
        return segment;
    }

    /** How large the cell is, in bytes. */
    public long size() {
        return segment.byteSize();
    }

    /** A part of this cell as a cell. */
    public AtomicMemory at(long offset, long size) {
        return new AtomicMemory(segment.asSlice(offset, size), this);
    }

    /** A part of this cell as a cell, which does not keep this one from being given back. */
    public AtomicMemory apart(long offset, long size) {
        return new AtomicMemory(segment.asSlice(offset, size));
    }

    /** Reads 64 bits, plainly. */
    public long getLong(long offset) {
        long found = (long) LONG.get(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Writes 64 bits, plainly. */
    public void setLong(long offset, long value) {
        LONG.set(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes 64 bits after everything before it. */
    public void setLongRelease(long offset, long value) {
        LONG.setRelease(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Reads 64 bits as they are at some time, soon or late. */
    public long getLongOpaque(long offset) {
        long found = (long) LONG.getOpaque(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Reads 64 bits in the one order of volatile accesses. */
    public long getLongVolatile(long offset) {
        long found = (long) LONG.getVolatile(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Writes 64 bits in the one order of volatile accesses. */
    public void setLongVolatile(long offset, long value) {
        LONG.setVolatile(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes 64 bits if they are as expected. */
    public boolean casLong(long offset, long expected, long value) {
        boolean done = LONG.compareAndSet(segment, offset, expected, value);
        Reference.reachabilityFence(this);
        return done;
    }

    /** Writes 64 bits and gives what was there. */
    public long getAndSetLong(long offset, long value) {
        long found = (long) LONG.getAndSet(segment, offset, value);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Adds to 64 bits and gives what was there. */
    public long getAndAddLong(long offset, long delta) {
        long found = (long) LONG.getAndAdd(segment, offset, delta);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Reads 32 bits, plainly. */
    public int getInt(long offset) {
        int found = (int) INT.get(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Writes 32 bits, plainly. */
    public void setInt(long offset, int value) {
        INT.set(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Reads 32 bits in the one order of volatile accesses. */
    public int getIntVolatile(long offset) {
        int found = (int) INT.getVolatile(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Writes 32 bits in the one order of volatile accesses. */
    public void setIntVolatile(long offset, int value) {
        INT.setVolatile(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes 32 bits if they are as expected. */
    public boolean casInt(long offset, int expected, int value) {
        boolean done = INT.compareAndSet(segment, offset, expected, value);
        Reference.reachabilityFence(this);
        return done;
    }

    /** Writes 32 bits and gives what was there. */
    public int getAndSetInt(long offset, int value) {
        int found = (int) INT.getAndSet(segment, offset, value);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Adds to 32 bits and gives what was there. */
    public int getAndAddInt(long offset, int delta) {
        int found = (int) INT.getAndAdd(segment, offset, delta);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Reads 8 bits in the one order of volatile accesses. */
    public byte getByteVolatile(long offset) {
        byte found = (byte) BYTE.getVolatile(segment, offset);
        Reference.reachabilityFence(this);
        return found;
    }

    /** Writes 8 bits in the one order of volatile accesses. */
    public void setByteVolatile(long offset, byte value) {
        BYTE.setVolatile(segment, offset, value);
        Reference.reachabilityFence(this);
    }

    /** Adds to 8 bits and gives what was there. Java can do so with words only, so it exchanges the word around them. */
    public byte getAndAddByte(long offset, int delta) {
        long around = offset / INT_BYTES * INT_BYTES;
        int place = (int) (offset - around);
        int shift = Byte.SIZE * (LITTLE_ENDIAN ? place : INT_BYTES - 1 - place);
        while (true) {
            int before = getIntVolatile(around);
            byte value = (byte) (before >>> shift);
            int after = before & ~(0xFF << shift) | (value + delta & 0xFF) << shift;
            if (casInt(around, before, after)) {
                return value;
            }
        }
    }

    /**
     * Writes elements of an array of primitives, other than booleans, plainly.
     *
     * @param offset where the first one goes
     * @param array the array
     * @param from index of the first element
     * @param count how many
     */
    public void setAll(long offset, Object array, int from, int count) {
        MemorySegment.copy(array, from, segment, layout(array), offset, count);
        Reference.reachabilityFence(this);
    }

    /**
     * Writes bytes from the beginning of another cell, plainly.
     *
     * @param offset where the first one goes
     * @param source the other cell
     * @param count how many
     */
    public void copy(long offset, AtomicMemory source, long count) {
        MemorySegment.copy(source.segment, 0, segment, offset, count);
        Reference.reachabilityFence(source);
        Reference.reachabilityFence(this);
    }

    /**
     * Reads elements into an array of primitives, other than booleans, plainly.
     *
     * @param offset where the first one is
     * @param array the array
     * @param from index of the first element
     * @param count how many
     */
    public void getAll(long offset, Object array, int from, int count) {
        MemorySegment.copy(segment, layout(array), offset, array, from, count);
        Reference.reachabilityFence(this);
    }

    /** Without a {@code switch} over patterns, which takes milliseconds at its first use. */
    private static ValueLayout layout(Object array) {
        if (array instanceof byte[]) {
            return ValueLayout.JAVA_BYTE;
        }
        if (array instanceof int[]) {
            return ValueLayout.JAVA_INT;
        }
        if (array instanceof long[]) {
            return ValueLayout.JAVA_LONG;
        }
        if (array instanceof double[]) {
            return ValueLayout.JAVA_DOUBLE;
        }
        if (array instanceof char[]) {
            return ValueLayout.JAVA_CHAR;
        }
        if (array instanceof float[]) {
            return ValueLayout.JAVA_FLOAT;
        }
        if (array instanceof short[]) {
            return ValueLayout.JAVA_SHORT;
        }
        throw new IllegalArgumentException("no array of numbers: " + array);
    }

    /**
     * Gives the pages of a segment back to the system, though it is mapped. It is all zeros then, and takes memory again if
     * somebody writes to it.
     */
    public void empty() {
        Pages.giveBack(segment);
        Reference.reachabilityFence(this);
    }
}
