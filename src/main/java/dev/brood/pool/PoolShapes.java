// Longer than other files as there is a shape for each primitive type.
package dev.brood.pool;

import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.function.Action2;
import dev.brood.function.Action3;
import dev.brood.function.Action4;
import dev.brood.function.Fn1;
import dev.brood.process.AsyncResult;
import java.util.List;

/**
 * The verbs of a pool for functions without a value and for arrays of primitives. Each does what the one of the same name in
 * {@link Pool} does.
 *
 * @param <P> the pool
 */
abstract sealed class PoolShapes<P> extends PoolSteps<P> permits Pool {

    PoolShapes() {}

    abstract <R> R call(Object function, Object... arguments);

    abstract <R> AsyncResult<R> begin(boolean isWaitedFor, Object function, Object... arguments);

    abstract <A, R> List<R> map(Fn1<A, R> function, Iterable<? extends A> items);

    abstract <A, R> AsyncResult<List<R>> mapAsync(Fn1<A, R> function, Iterable<? extends A> items);

    abstract <A> void each(Action1<A> action, Iterable<? extends A> items);

    abstract <A, R> Results<R> imap(Fn1<A, R> function, Iterable<? extends A> items);

    abstract <A, R> Results<R> imapUnordered(Fn1<A, R> function, Iterable<? extends A> items);

    // ---- functions without a value

    /** As {@link Pool#apply(dev.brood.function.Fn)}, for a function without a value. */
    public void apply(Action action) {
        call(action);
    }

    /** As {@link #apply(Action)}, with an argument. */
    public <A> void apply(Action1<A> action, A a) {
        call(action, a);
    }

    /** As {@link #apply(Action)}, with two arguments. */
    public <A, B> void apply(Action2<A, B> action, A a, B b) {
        call(action, a, b);
    }

    /** As {@link #apply(Action)}, with three arguments. */
    public <A, B, C> void apply(Action3<A, B, C> action, A a, B b, C c) {
        call(action, a, b, c);
    }

    /** As {@link #apply(Action)}, with four arguments. */
    public <A, B, C, D> void apply(Action4<A, B, C, D> action, A a, B b, C c, D d) {
        call(action, a, b, c, d);
    }

    /** As {@link Pool#applyAsync(dev.brood.function.Fn)}, for a function without a value; the result's is null. */
    public AsyncResult<Void> applyAsync(Action action) {
        return begin(false, action);
    }

    /** As {@link #applyAsync(Action)}, with an argument. */
    public <A> AsyncResult<Void> applyAsync(Action1<A> action, A a) {
        return begin(false, action, a);
    }

    /** As {@link #applyAsync(Action)}, with two arguments. */
    public <A, B> AsyncResult<Void> applyAsync(Action2<A, B> action, A a, B b) {
        return begin(false, action, a, b);
    }

    /** As {@link #applyAsync(Action)}, with three arguments. */
    public <A, B, C> AsyncResult<Void> applyAsync(Action3<A, B, C> action, A a, B b, C c) {
        return begin(false, action, a, b, c);
    }

    /** As {@link #applyAsync(Action)}, with four arguments. */
    public <A, B, C, D> AsyncResult<Void> applyAsync(
            Action4<A, B, C, D> action, A a, B b, C c, D d) {
        return begin(false, action, a, b, c, d);
    }

    // ---- int[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Integer, R> function, int[] items) {
        return map(function, Items.<Integer>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Integer, R> function, int[] items) {
        return mapAsync(function, Items.<Integer>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Integer> action, int[] items) {
        each(action, Items.<Integer>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Integer, R> function, int[] items) {
        return imap(function, Items.<Integer>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Integer, R> function, int[] items) {
        return imapUnordered(function, Items.<Integer>boxed(items));
    }

    // ---- long[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Long, R> function, long[] items) {
        return map(function, Items.<Long>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Long, R> function, long[] items) {
        return mapAsync(function, Items.<Long>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Long> action, long[] items) {
        each(action, Items.<Long>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Long, R> function, long[] items) {
        return imap(function, Items.<Long>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Long, R> function, long[] items) {
        return imapUnordered(function, Items.<Long>boxed(items));
    }

    // ---- double[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Double, R> function, double[] items) {
        return map(function, Items.<Double>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Double, R> function, double[] items) {
        return mapAsync(function, Items.<Double>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Double> action, double[] items) {
        each(action, Items.<Double>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Double, R> function, double[] items) {
        return imap(function, Items.<Double>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Double, R> function, double[] items) {
        return imapUnordered(function, Items.<Double>boxed(items));
    }

    // ---- float[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Float, R> function, float[] items) {
        return map(function, Items.<Float>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Float, R> function, float[] items) {
        return mapAsync(function, Items.<Float>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Float> action, float[] items) {
        each(action, Items.<Float>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Float, R> function, float[] items) {
        return imap(function, Items.<Float>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Float, R> function, float[] items) {
        return imapUnordered(function, Items.<Float>boxed(items));
    }

    // ---- short[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Short, R> function, short[] items) {
        return map(function, Items.<Short>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Short, R> function, short[] items) {
        return mapAsync(function, Items.<Short>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Short> action, short[] items) {
        each(action, Items.<Short>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Short, R> function, short[] items) {
        return imap(function, Items.<Short>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Short, R> function, short[] items) {
        return imapUnordered(function, Items.<Short>boxed(items));
    }

    // ---- byte[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Byte, R> function, byte[] items) {
        return map(function, Items.<Byte>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Byte, R> function, byte[] items) {
        return mapAsync(function, Items.<Byte>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Byte> action, byte[] items) {
        each(action, Items.<Byte>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Byte, R> function, byte[] items) {
        return imap(function, Items.<Byte>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Byte, R> function, byte[] items) {
        return imapUnordered(function, Items.<Byte>boxed(items));
    }

    // ---- char[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Character, R> function, char[] items) {
        return map(function, Items.<Character>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Character, R> function, char[] items) {
        return mapAsync(function, Items.<Character>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Character> action, char[] items) {
        each(action, Items.<Character>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Character, R> function, char[] items) {
        return imap(function, Items.<Character>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Character, R> function, char[] items) {
        return imapUnordered(function, Items.<Character>boxed(items));
    }

    // ---- boolean[]

    /** As {@link Pool#map(Fn1, Iterable)}. */
    public <R> List<R> map(Fn1<Boolean, R> function, boolean[] items) {
        return map(function, Items.<Boolean>boxed(items));
    }

    /** As {@link Pool#mapAsync(Fn1, Iterable)}. */
    public <R> AsyncResult<List<R>> mapAsync(Fn1<Boolean, R> function, boolean[] items) {
        return mapAsync(function, Items.<Boolean>boxed(items));
    }

    /** As {@link Pool#each(Action1, Iterable)}. */
    public void each(Action1<Boolean> action, boolean[] items) {
        each(action, Items.<Boolean>boxed(items));
    }

    /** As {@link Pool#imap(Fn1, Iterable)}. */
    public <R> Results<R> imap(Fn1<Boolean, R> function, boolean[] items) {
        return imap(function, Items.<Boolean>boxed(items));
    }

    /** As {@link Pool#imapUnordered(Fn1, Iterable)}. */
    public <R> Results<R> imapUnordered(Fn1<Boolean, R> function, boolean[] items) {
        return imapUnordered(function, Items.<Boolean>boxed(items));
    }
}
