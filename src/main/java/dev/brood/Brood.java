package dev.brood;

import dev.brood.channel.Address;
import dev.brood.channel.AuthKey;
import dev.brood.channel.Connection;
import dev.brood.channel.JoinableQueue;
import dev.brood.channel.Listener;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.channel.Waitable;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.function.Action2;
import dev.brood.function.Action3;
import dev.brood.function.Action4;
import dev.brood.function.Fn;
import dev.brood.function.Fn1;
import dev.brood.function.Fn2;
import dev.brood.function.Fn3;
import dev.brood.function.Fn4;
import dev.brood.function.Pair;
import dev.brood.function.Range;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.call.Async;
import dev.brood.internal.call.Several;
import dev.brood.internal.call.SharedBroadcast;
import dev.brood.internal.channel.PipeEnd;
import dev.brood.internal.channel.SharedJoinableQueue;
import dev.brood.internal.channel.SharedQueue;
import dev.brood.internal.channel.WaitAny;
import dev.brood.internal.manager.LocalManager;
import dev.brood.internal.process.HiddenKey;
import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.socket.SocketClient;
import dev.brood.internal.socket.SocketListener;
import dev.brood.internal.sync.NamedMemory;
import dev.brood.internal.sync.SharedBarrier;
import dev.brood.internal.sync.SharedBooleanValue;
import dev.brood.internal.sync.SharedBoundedSemaphore;
import dev.brood.internal.sync.SharedByteArray;
import dev.brood.internal.sync.SharedCondition;
import dev.brood.internal.sync.SharedDoubleArray;
import dev.brood.internal.sync.SharedDoubleValue;
import dev.brood.internal.sync.SharedEvent;
import dev.brood.internal.sync.SharedIntArray;
import dev.brood.internal.sync.SharedIntValue;
import dev.brood.internal.sync.SharedLock;
import dev.brood.internal.sync.SharedLongArray;
import dev.brood.internal.sync.SharedLongValue;
import dev.brood.internal.sync.SharedRLock;
import dev.brood.internal.sync.SharedSemaphore;
import dev.brood.manager.Manager;
import dev.brood.pool.Pool;
import dev.brood.pool.Shutdown;
import dev.brood.process.AsyncResult;
import dev.brood.process.Broadcast;
import dev.brood.process.ChildProcess;
import dev.brood.process.ProcessLocal;
import dev.brood.process.Spawn0;
import dev.brood.process.Spawn1;
import dev.brood.process.Spawn2;
import dev.brood.process.Spawn3;
import dev.brood.process.Spawn4;
import dev.brood.process.Waited;
import dev.brood.sync.Barrier;
import dev.brood.sync.BooleanValue;
import dev.brood.sync.BoundedSemaphore;
import dev.brood.sync.ByteArray;
import dev.brood.sync.Condition;
import dev.brood.sync.DoubleArray;
import dev.brood.sync.DoubleValue;
import dev.brood.sync.Event;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.LongArray;
import dev.brood.sync.LongValue;
import dev.brood.sync.RLock;
import dev.brood.sync.Semaphore;
import dev.brood.sync.SharedMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The words of Brood. All of them are preloaded at the prompt and in scripts; in plain Java they come with
 * {@code import static dev.brood.Brood.*}.
 */
// Long, because a static import brings the names of one class only. Each method is a line that
// hands over to the room that
// does it; the rest says what it promises.
public final class Brood {

    private static final double NANOS_PER_SECOND = 1e9;

    static {
        ThisProcess.prepare();
    }

    private Brood() {}

    // ---- helpers

    /**
     * Prints a value and ends the line.
     *
     * @param value anything
     */
    public static void println(Object value) {
        System.out.println(value);
    }

    /** Ends the line. */
    public static void println() {
        System.out.println();
    }

    /**
     * Prints a value.
     *
     * @param value anything
     */
    public static void print(Object value) {
        System.out.print(value);
    }

    /**
     * Prints as {@link String#format(String, Object...)} formats.
     *
     * @param format the format
     * @param values its values
     */
    public static void printf(String format, Object... values) {
        System.out.printf(format, values);
    }

    /**
     * Sleeps.
     *
     * @param seconds how long, in seconds; less than zero is zero
     * @throws WaitInterruptedException if the thread is interrupted
     */
    public static void sleep(double seconds) {
        sleep(seconds(Math.max(0, seconds)));
    }

    /**
     * Sleeps.
     *
     * @param time how long; less than zero is zero
     * @throws WaitInterruptedException if the thread is interrupted
     */
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw Interrupted.during("sleeping", e);
        }
    }

    /**
     * Makes a time of seconds.
     *
     * @param seconds how many; may have a fraction, to the nanosecond
     * @return the time
     * @throws IllegalArgumentException if it is not a number
     */
    public static Duration seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("not a number of seconds: " + seconds);
        }
        long whole = (long) Math.floor(seconds);
        return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS_PER_SECOND));
    }

    /**
     * Makes a time of milliseconds.
     *
     * @param millis how many
     * @return the time
     */
    public static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /**
     * Makes the numbers from 0 up to a limit.
     *
     * @param end the first number that is not in it
     * @return a list that computes its elements, of any length; empty if the end is not above zero
     */
    public static List<Integer> range(int end) {
        return new Range(0, end, 1);
    }

    /**
     * Makes the numbers from one up to a limit.
     *
     * @param start the first number
     * @param end the first number that is not in it
     * @return a list that computes its elements; empty if the end is not above the start
     * @throws IllegalArgumentException if there are more numbers than a List can have
     */
    public static List<Integer> range(int start, int end) {
        return new Range(start, end, 1);
    }

    /**
     * Makes numbers at equal distances.
     *
     * @param start the first number
     * @param end where it ends; not in it
     * @param step from one number to the next; less than zero counts down
     * @return a list that computes its elements
     * @throws IllegalArgumentException if the step is zero, or if there are more numbers than a List can have
     */
    public static List<Integer> range(int start, int end, int step) {
        return new Range(start, end, step);
    }

    /**
     * Makes a pair.
     *
     * @param <A> type of the first
     * @param <B> type of the second
     * @param first the first
     * @param second the second
     * @return both
     */
    public static <A, B> Pair<A, B> pair(A first, B second) {
        return new Pair<>(first, second);
    }

    // ---- processes

    /**
     * Describes a process that runs a function of no argument; {@code start()} starts it.
     *
     * @param function what the process runs; an exception makes its exit code 1
     * @return the first step
     */
    public static Spawn0 spawn(Action function) {
        return new Spawn0(function);
    }

    /**
     * Describes a process that runs a function of one argument; {@code start()} starts it.
     *
     * @param <A> type of the argument
     * @param function what the process runs; an exception makes its exit code 1
     * @return the first step
     */
    public static <A> Spawn1<A> spawn(Action1<A> function) {
        return new Spawn1<>(function);
    }

    /**
     * Describes a process that runs a function of two arguments; {@code start()} starts it.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param function what the process runs; an exception makes its exit code 1
     * @return the first step
     */
    public static <A, B> Spawn2<A, B> spawn(Action2<A, B> function) {
        return new Spawn2<>(function);
    }

    /**
     * Describes a process that runs a function of three arguments; {@code start()} starts it.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param function what the process runs; an exception makes its exit code 1
     * @return the first step
     */
    public static <A, B, C> Spawn3<A, B, C> spawn(Action3<A, B, C> function) {
        return new Spawn3<>(function);
    }

    /**
     * Describes a process that runs a function of four arguments; {@code start()} starts it.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param <D> type of the fourth argument
     * @param function what the process runs; an exception makes its exit code 1
     * @return the first step
     */
    public static <A, B, C, D> Spawn4<A, B, C, D> spawn(Action4<A, B, C, D> function) {
        return new Spawn4<>(function);
    }

    /**
     * Calls a function in a fresh process of its own, a daemon. Returns at once.
     *
     * @param <R> type of the value
     * @param function what is called
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or something that it needs cannot be sent
     */
    public static <R> AsyncResult<R> async(Fn<R> function) {
        return Async.call(function);
    }

    /**
     * Calls a function in a fresh process of its own, a daemon. Returns at once.
     *
     * @param <A> type of the argument
     * @param <R> type of the value
     * @param function what is called
     * @param a the argument
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or something that it needs cannot be sent
     */
    public static <A, R> AsyncResult<R> async(Fn1<A, R> function, A a) {
        return Async.call(function, new Object[] {a});
    }

    /**
     * Calls a function in a fresh process of its own, a daemon. Returns at once.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <R> type of the value
     * @param function what is called
     * @param a the first argument
     * @param b the second argument
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or something that it needs cannot be sent
     */
    public static <A, B, R> AsyncResult<R> async(Fn2<A, B, R> function, A a, B b) {
        return Async.call(function, a, b);
    }

    /**
     * Calls a function in a fresh process of its own, a daemon. Returns at once.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param <R> type of the value
     * @param function what is called
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or something that it needs cannot be sent
     */
    public static <A, B, C, R> AsyncResult<R> async(Fn3<A, B, C, R> function, A a, B b, C c) {
        return Async.call(function, a, b, c);
    }

    /**
     * Calls a function in a fresh process of its own, a daemon. Returns at once.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param <D> type of the fourth argument
     * @param <R> type of the value
     * @param function what is called
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function or something that it needs cannot be sent
     */
    public static <A, B, C, D, R> AsyncResult<R> async(
            Fn4<A, B, C, D, R> function, A a, B b, C c, D d) {
        return Async.call(function, a, b, c, d);
    }

    /**
     * Tells which process this is.
     *
     * @return in a child the process that was started, otherwise one named {@code MainProcess}
     */
    public static ChildProcess currentProcess() {
        return ChildProcess.current();
    }

    /**
     * Tells which process started this one.
     *
     * @return the parent, or null in the main process
     */
    public static ChildProcess parentProcess() {
        return ChildProcess.parent();
    }

    /**
     * Tells which children of this process are alive.
     *
     * @return a new list, in the order of their starts
     */
    public static List<ChildProcess> activeChildren() {
        return ChildProcess.active();
    }

    /**
     * Has something done when this process is asked to end, by {@link ChildProcess#terminate}, the end of its parent or
     * SIGTERM: a checkpoint, say. Several actions run one after the other, the last one first, in a thread of their own; one
     * that throws is told of on standard error. Then the process ends with −15, or with the code of a {@code System.exit} in an action.
     *
     * <p>A child runs no {@code finally} blocks and shutdown hooks then, as without an action, and is killed if the actions take
     * more than ten seconds. The main process runs its hooks, and takes what time it needs. A process that is killed (SIGKILL)
     * runs nothing, nor does a daemon whose parent was. No effect once the process was asked to end.
     *
     * @param action what to do; may throw
     * @throws IllegalStateException if this JVM runs with {@code -Xrs}
     */
    public static void onTerminate(Action action) {
        ThisProcess.onTerminate(Objects.requireNonNull(action, "action"));
    }

    /**
     * Counts the processors that this process may use.
     *
     * @return at least 1
     */
    public static int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Makes a value that each process makes for itself, once, when it first asks for it.
     *
     * @param <T> type of the value
     * @param maker makes it
     * @return the process local, which may be sent anywhere
     */
    public static <T> ProcessLocal<T> processLocal(Fn<? extends T> maker) {
        return new ProcessLocal<>(maker);
    }

    /**
     * Takes a value that many processes are to have: it is encoded once, and sent at most once to each process that uses it.
     *
     * @param <T> type of the value
     * @param value the value, which must not change any more
     * @return the broadcast, which may be sent anywhere
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent
     * @throws dev.brood.error.SharedMemoryException if there is no room for it
     */
    public static <T> Broadcast<T> broadcast(T value) {
        return new SharedBroadcast<>(value);
    }

    // ---- managers

    /**
     * Makes a process that holds objects for all others: maps, lists, sets, variables, objects of any class. Its first object starts
     * it.
     *
     * @return the manager, to be closed
     */
    public static Manager manager() {
        return new LocalManager();
    }

    // ---- several results

    /**
     * Gives results as they come, of pools and of {@code async}: each once, whether it came out well or not. Those that are there already come
     * first.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @return the same results; each iterator over them begins anew, and throws {@link WaitInterruptedException} if the thread is
     *     interrupted while it waits for the next one
     */
    public static <T> Iterable<AsyncResult<T>> asCompleted(
            Collection<? extends AsyncResult<T>> results) {
        return Several.asCompleted(results, Deadline.NEVER);
    }

    /**
     * Gives results as they come, within some time.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @param timeout until when all of them are to be there, from now on; zero or less takes only those that are there. After that, asking
     *     for the next one throws {@link dev.brood.error.ResultTimeoutException}; the work goes on
     * @return the same results, as {@link #asCompleted(Collection)} gives them
     */
    public static <T> Iterable<AsyncResult<T>> asCompleted(
            Collection<? extends AsyncResult<T>> results, Duration timeout) {
        return Several.asCompleted(results, Deadline.in(timeout));
    }

    /**
     * Waits until all of several results are there, however they come out, as long as it takes.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @return all of them are done
     * @throws WaitInterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public static <T> Waited<T> waitAll(Collection<? extends AsyncResult<T>> results) {
        return Several.waitAll(results, Deadline.NEVER);
    }

    /**
     * Waits until all of several results are there, however they come out, but not longer than this.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @param timeout how long to wait; zero or less is not at all
     * @return those that are there and those that are not
     * @throws WaitInterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public static <T> Waited<T> waitAll(
            Collection<? extends AsyncResult<T>> results, Duration timeout) {
        return Several.waitAll(results, Deadline.in(timeout));
    }

    /**
     * Waits until one of several results has failed, or all are there, as long as it takes. One that was cancelled has not failed.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @return those that are there and those that are not
     * @throws WaitInterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public static <T> Waited<T> waitFirstError(Collection<? extends AsyncResult<T>> results) {
        return Several.waitFirstError(results, Deadline.NEVER);
    }

    /**
     * Waits until one of several results has failed, or all are there, but not longer than this. One that was cancelled has not failed.
     *
     * @param <T> type of their values
     * @param results the results; one that is given twice counts once
     * @param timeout how long to wait; zero or less is not at all
     * @return those that are there and those that are not
     * @throws WaitInterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public static <T> Waited<T> waitFirstError(
            Collection<? extends AsyncResult<T>> results, Duration timeout) {
        return Several.waitFirstError(results, Deadline.in(timeout));
    }

    // ---- pools

    /** For {@link Pool#shutdown(Shutdown)}: what waits is cancelled, what runs is done. */
    public static final Shutdown CANCEL = Shutdown.CANCEL;

    /**
     * Makes a pool of processes that stay and work off tasks.
     *
     * @param workers how many
     * @return a pool; its workers are started with its first task
     * @throws IllegalArgumentException if there is to be none
     */
    public static Pool pool(int workers) {
        return new Pool(workers);
    }

    /**
     * Makes a pool with a process for each processor.
     *
     * @return a pool; its workers are started with its first task
     */
    public static Pool pool() {
        return new Pool(cpuCount());
    }

    /**
     * Makes a pool of threads of this process: for tasks that wait, as for the web or for files, where processes only cost. Has all verbs
     * of a pool; nothing is copied, and nothing needs to be sendable.
     *
     * @param workers how many threads
     * @return a pool; its threads are started with its first task
     * @throws IllegalArgumentException if that is less than one
     */
    public static Pool threadPool(int workers) {
        return Pool.ofThreads(workers);
    }

    /**
     * Makes a pool with a thread for each processor.
     *
     * @return a pool; its threads are started with its first task
     */
    public static Pool threadPool() {
        return Pool.ofThreads(cpuCount());
    }

    // ---- queues and pipes

    /**
     * Makes a queue between processes that grows without bound.
     *
     * @param <T> type of the items
     * @return an empty queue
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Queue<T> queue() {
        return new SharedQueue<>(0);
    }

    /**
     * Makes a queue between processes.
     *
     * @param <T> type of the items
     * @param limit how many items it holds at most; zero or less is no limit
     * @return an empty queue
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Queue<T> queue(int limit) {
        return new SharedQueue<>(limit);
    }

    /**
     * Makes a queue between processes that grows without bound, as {@link #queue()} does.
     *
     * @param <T> type of the items
     * @return an empty queue
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Queue<T> simpleQueue() {
        return new SharedQueue<>(0);
    }

    /**
     * Makes a queue that grows without bound and knows which of its items have been dealt with.
     *
     * @param <T> type of the items
     * @return an empty queue
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> JoinableQueue<T> joinableQueue() {
        return new SharedJoinableQueue<>(0);
    }

    /**
     * Makes a queue that knows which of its items have been dealt with.
     *
     * @param <T> type of the items
     * @param limit how many items it holds at most; zero or less is no limit
     * @return an empty queue
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> JoinableQueue<T> joinableQueue(int limit) {
        return new SharedJoinableQueue<>(limit);
    }

    /**
     * Makes a pipe between processes, of which both ends send and receive.
     *
     * @param <T> type of what is sent
     * @return its ends
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Pipe<T> pipe() {
        return PipeEnd.pair(true);
    }

    /**
     * Makes a pipe between processes.
     *
     * @param <T> type of what is sent
     * @param duplex whether both ends send and receive; otherwise the first receives and the second sends
     * @return its ends
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Pipe<T> pipe(boolean duplex) {
        return PipeEnd.pair(duplex);
    }

    // ---- connections between programs

    /**
     * Gives the key of this process: 32 random bytes that are made with the session and that every child gets as it starts, unless
     * {@link ChildProcess#authKey} has set another one. Connections for which no key is named use it, so only processes of this session
     * can connect.
     *
     * @return the key
     */
    public static AuthKey authKey() {
        return ThisProcess.key();
    }

    /**
     * Makes a key of text, for two programs that both know it. Whoever knows it may send objects, which are decoded, and functions, which
     * run where they are called: give it to nobody whom you would not let run code as you. A short one can be guessed by whoever was
     * connected to.
     *
     * @param key the text; may be empty, which everybody knows
     * @return a key
     */
    public static AuthKey authKey(String key) {
        return HiddenKey.of(key);
    }

    /**
     * Makes a key of bytes, for two programs that both know it; as {@link #authKey(String)}.
     *
     * @param key the bytes, of which a copy is kept; may be none, which everybody knows
     * @return a key
     */
    public static AuthKey authKey(byte[] key) {
        return HiddenKey.of(key);
    }

    /**
     * Listens at a Unix socket in the session's folder, whose {@link Listener#address} may be sent to other processes. Clients must
     * know the key of this process.
     *
     * @return a listener, to be closed
     * @throws IllegalStateException if nobody may listen there
     * @throws dev.brood.error.SharedMemoryException if there can be no session's folder
     */
    public static Listener listener() {
        return SocketListener.inSession(ThisProcess.key());
    }

    /**
     * Listens at a Unix socket in the session's folder, whose {@link Listener#address} may be sent to other processes.
     *
     * @param key what clients must know
     * @return a listener, to be closed
     * @throws IllegalStateException if nobody may listen there
     * @throws dev.brood.error.SharedMemoryException if there can be no session's folder
     */
    public static Listener listener(AuthKey key) {
        return SocketListener.inSession(HiddenKey.of(key));
    }

    /**
     * Listens at a port that only this machine reaches. Clients must know the key of this process.
     *
     * @param port which one; 0 takes a free one, which {@link Listener#address} tells
     * @return a listener, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws IllegalStateException if the address is in use, or nobody may listen there
     */
    public static Listener listener(int port) {
        return SocketListener.at(port, ThisProcess.key());
    }

    /**
     * Listens at a port that only this machine reaches.
     *
     * @param port which one; 0 takes a free one, which {@link Listener#address} tells
     * @param key what clients must know
     * @return a listener, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws IllegalStateException if the address is in use, or nobody may listen there
     */
    public static Listener listener(int port, AuthKey key) {
        return SocketListener.at(port, HiddenKey.of(key));
    }

    /**
     * Listens at a port that other machines may reach. The key is proved, but what is sent is neither secret nor protected on its way: in
     * a network that you do not trust, listen at a port of this machine, behind a tunnel. Clients must know the key of this process.
     *
     * @param host name or number of an address of this machine; {@code "0.0.0.0"} is all of them
     * @param port which one; 0 takes a free one, which {@link Listener#address} tells
     * @return a listener, to be closed
     * @throws IllegalArgumentException if there is no such host or port
     * @throws IllegalStateException if the address is in use, or nobody may listen there
     */
    public static Listener listener(String host, int port) {
        return SocketListener.at(host, port, ThisProcess.key());
    }

    /**
     * Listens at a port that other machines may reach. The key is proved, but what is sent is neither secret nor protected on its way: in
     * a network that you do not trust, listen at a port of this machine, behind a tunnel.
     *
     * @param host name or number of an address of this machine; {@code "0.0.0.0"} is all of them
     * @param port which one; 0 takes a free one, which {@link Listener#address} tells
     * @param key what clients must know
     * @return a listener, to be closed
     * @throws IllegalArgumentException if there is no such host or port
     * @throws IllegalStateException if the address is in use, or nobody may listen there
     */
    public static Listener listener(String host, int port, AuthKey key) {
        return SocketListener.at(host, port, HiddenKey.of(key));
    }

    /**
     * Listens at a Unix socket, which only this user and root may use (mode 0600). Clients must know the key of this process.
     *
     * @param path of the socket, which {@link Listener#close} removes
     * @return a listener, to be closed
     * @throws IllegalStateException if there is such a file already, or can be none
     */
    public static Listener listener(Path path) {
        return SocketListener.at(path, ThisProcess.key());
    }

    /**
     * Listens at a Unix socket, which only this user and root may use (mode 0600).
     *
     * @param path of the socket, which {@link Listener#close} removes
     * @param key what clients must know
     * @return a listener, to be closed
     * @throws IllegalStateException if there is such a file already, or can be none
     */
    public static Listener listener(Path path, AuthKey key) {
        return SocketListener.at(path, HiddenKey.of(key));
    }

    /**
     * Connects to a listener at a port of this machine, with the key of this process.
     *
     * @param <T> type of what is sent and received
     * @param port which one
     * @return the connection, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(int port) {
        return SocketClient.connect(port, ThisProcess.key());
    }

    /**
     * Connects to a listener at a port of this machine.
     *
     * @param <T> type of what is sent and received
     * @param port which one
     * @param key what the listener must know
     * @return the connection, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(int port, AuthKey key) {
        return SocketClient.connect(port, HiddenKey.of(key));
    }

    /**
     * Connects to a listener at a port, with the key of this process.
     *
     * @param <T> type of what is sent and received
     * @param host name or number of the machine
     * @param port which one
     * @return the connection, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(String host, int port) {
        return SocketClient.connect(new Address.Tcp(host, port), ThisProcess.key());
    }

    /**
     * Connects to a listener at a port.
     *
     * @param <T> type of what is sent and received
     * @param host name or number of the machine
     * @param port which one
     * @param key what the listener must know
     * @return the connection, to be closed
     * @throws IllegalArgumentException if there is no such port
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(String host, int port, AuthKey key) {
        return SocketClient.connect(new Address.Tcp(host, port), HiddenKey.of(key));
    }

    /**
     * Connects to a listener at a Unix socket, with the key of this process.
     *
     * @param <T> type of what is sent and received
     * @param path of the socket
     * @return the connection, to be closed
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(Path path) {
        return SocketClient.connect(path, ThisProcess.key());
    }

    /**
     * Connects to a listener at a Unix socket.
     *
     * @param <T> type of what is sent and received
     * @param path of the socket
     * @param key what the listener must know
     * @return the connection, to be closed
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(Path path, AuthKey key) {
        return SocketClient.connect(path, HiddenKey.of(key));
    }

    /**
     * Connects to a listener, with the key of this process.
     *
     * @param <T> type of what is sent and received
     * @param address as {@link Listener#address} gives it
     * @return the connection, to be closed
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(Address address) {
        return SocketClient.connect(address, ThisProcess.key());
    }

    /**
     * Connects to a listener.
     *
     * @param <T> type of what is sent and received
     * @param address as {@link Listener#address} gives it
     * @param key what the listener must know
     * @return the connection, to be closed
     * @throws dev.brood.error.AuthenticationException if either side does not prove that it knows the key
     * @throws dev.brood.error.DisconnectedException if nobody listens there, or does not answer within ten seconds
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> client(Address address, AuthKey key) {
        return SocketClient.connect(address, HiddenKey.of(key));
    }

    /**
     * Waits until one of several things is ready, as long as it takes. Whatever dies of it is ready: the end of a stream can be received, the
     * process has ended, the result has failed.
     *
     * @param <W> what the things have in common
     * @param things queues, ends of pipes, connections, listeners, child processes and results; at least one
     * @return those that are ready, in their order
     * @throws IllegalArgumentException if there is nothing to wait for
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public static <W extends Waitable> List<W> waitAny(List<? extends W> things) {
        if (things.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to wait for, so it would never end");
        }
        return WaitAny.of(things, Deadline.NEVER);
    }

    /**
     * Waits until one of several things is ready, but not longer than this.
     *
     * @param <W> what the things have in common
     * @param things queues, ends of pipes, connections, listeners, child processes and results
     * @param timeout how long to wait; zero or less is not at all
     * @return those that are ready, in their order; none if the time was over first
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public static <W extends Waitable> List<W> waitAny(List<? extends W> things, Duration timeout) {
        return WaitAny.of(things, Deadline.in(timeout));
    }

    // ---- synchronisation

    /**
     * Makes a lock between processes.
     *
     * @return a lock, free
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Lock lock() {
        return new SharedLock();
    }

    /**
     * Makes a lock that the thread which holds it may acquire again.
     *
     * @return a lock, free
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static RLock rlock() {
        return new SharedRLock();
    }

    /**
     * Makes a semaphore between processes.
     *
     * @param permits how many it has at first
     * @return a semaphore, which may get more permits than that
     * @throws IllegalArgumentException if there are less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Semaphore semaphore(int permits) {
        return new SharedSemaphore(permits);
    }

    /**
     * Makes a semaphore between processes that never has more permits than at first.
     *
     * @param permits how many it has at first
     * @return a semaphore
     * @throws IllegalArgumentException if there are less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static BoundedSemaphore boundedSemaphore(int permits) {
        return new SharedBoundedSemaphore(permits);
    }

    /**
     * Makes an event, for which others wait.
     *
     * @return an event, not set
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Event event() {
        return new SharedEvent();
    }

    /**
     * Makes an {@code int} that processes share.
     *
     * @param value what it is at first
     * @return the value
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static IntValue value(int value) {
        return new SharedIntValue(value);
    }

    /**
     * Makes a {@code long} that processes share.
     *
     * @param value what it is at first
     * @return the value
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static LongValue value(long value) {
        return new SharedLongValue(value);
    }

    /**
     * Makes a {@code double} that processes share.
     *
     * @param value what it is at first
     * @return the value
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static DoubleValue value(double value) {
        return new SharedDoubleValue(value);
    }

    /**
     * Makes a {@code boolean} that processes share.
     *
     * @param value what it is at first
     * @return the value
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static BooleanValue value(boolean value) {
        return new SharedBooleanValue(value);
    }

    /**
     * Makes an {@code int} that processes share, under a lock that other values or arrays have as well.
     *
     * @param value what it is at first
     * @param lock the lock, which its {@code lock()} gives
     * @return the value
     * @throws IllegalArgumentException if the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static IntValue value(int value, RLock lock) {
        return new SharedIntValue(value, lock);
    }

    /**
     * Makes a {@code long} that processes share, under a lock that other values or arrays have as well.
     *
     * @param value what it is at first
     * @param lock the lock, which its {@code lock()} gives
     * @return the value
     * @throws IllegalArgumentException if the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static LongValue value(long value, RLock lock) {
        return new SharedLongValue(value, lock);
    }

    /**
     * Makes a {@code double} that processes share, under a lock that other values or arrays have as well.
     *
     * @param value what it is at first
     * @param lock the lock, which its {@code lock()} gives
     * @return the value
     * @throws IllegalArgumentException if the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static DoubleValue value(double value, RLock lock) {
        return new SharedDoubleValue(value, lock);
    }

    /**
     * Makes a {@code boolean} that processes share, under a lock that other values or arrays have as well.
     *
     * @param value what it is at first
     * @param lock the lock, which its {@code lock()} gives
     * @return the value
     * @throws IllegalArgumentException if the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static BooleanValue value(boolean value, RLock lock) {
        return new SharedBooleanValue(value, lock);
    }

    /**
     * Makes a condition with a lock of its own, which a thread may acquire again.
     *
     * @return a condition
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Condition condition() {
        return new SharedCondition();
    }

    /**
     * Makes a condition over a lock.
     *
     * @param lock the lock, which may have several conditions
     * @return a condition
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Condition condition(Lock lock) {
        return new SharedCondition(lock);
    }

    /**
     * Makes a barrier, where parties wait for each other.
     *
     * @param parties how many
     * @return a barrier
     * @throws IllegalArgumentException if that is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Barrier barrier(int parties) {
        return new SharedBarrier(parties);
    }

    /**
     * Makes a barrier, where parties wait for each other.
     *
     * @param parties how many
     * @param action what the last one does before all go on
     * @return a barrier
     * @throws IllegalArgumentException if there is less than one party
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Barrier barrier(int parties, Action action) {
        return new SharedBarrier(parties, action);
    }

    /**
     * Makes a barrier with a time limit.
     *
     * @param parties how many
     * @param limit how long each {@link Barrier#await()} waits at most, after which the barrier breaks; zero or less is not at all
     * @return a barrier
     * @throws IllegalArgumentException if there is less than one party
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Barrier barrier(int parties, Duration limit) {
        return new SharedBarrier(parties, limit);
    }

    /**
     * Makes a barrier with a time limit.
     *
     * @param parties how many
     * @param action what the last one does before all go on
     * @param limit how long each {@link Barrier#await()} waits at most, after which the barrier breaks; zero or less is not at all
     * @return a barrier
     * @throws IllegalArgumentException if there is less than one party
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static Barrier barrier(int parties, Action action, Duration limit) {
        return new SharedBarrier(parties, action, limit);
    }

    /**
     * Makes an array of {@code int} that processes share.
     *
     * @param length how many elements, all zero
     * @return an array
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static IntArray intArray(int length) {
        return new SharedIntArray(length);
    }

    /**
     * Makes an array of {@code int} that processes share.
     *
     * @param elements are copied
     * @return an array of that length
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static IntArray intArray(int[] elements) {
        return new SharedIntArray(elements);
    }

    /**
     * Makes an array of {@code long} that processes share.
     *
     * @param length how many elements, all zero
     * @return an array
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static LongArray longArray(int length) {
        return new SharedLongArray(length);
    }

    /**
     * Makes an array of {@code long} that processes share.
     *
     * @param elements are copied
     * @return an array of that length
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static LongArray longArray(long[] elements) {
        return new SharedLongArray(elements);
    }

    /**
     * Makes an array of {@code double} that processes share.
     *
     * @param length how many elements, all zero
     * @return an array
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static DoubleArray doubleArray(int length) {
        return new SharedDoubleArray(length);
    }

    /**
     * Makes an array of {@code double} that processes share.
     *
     * @param elements are copied
     * @return an array of that length
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static DoubleArray doubleArray(double[] elements) {
        return new SharedDoubleArray(elements);
    }

    /**
     * Makes an array of {@code byte} that processes share.
     *
     * @param length how many elements, all zero
     * @return an array
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static ByteArray byteArray(int length) {
        return new SharedByteArray(length);
    }

    /**
     * Makes an array of {@code byte} that processes share.
     *
     * @param elements are copied
     * @return an array of that length
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static ByteArray byteArray(byte[] elements) {
        return new SharedByteArray(elements);
    }

    /**
     * Makes an array of {@code int} that processes share, under a lock that other values or arrays have as well.
     *
     * @param length how many elements, all zero
     * @param lock the lock, which its {@code lock()} gives
     * @return an array
     * @throws IllegalArgumentException if the length is less than zero, or the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static IntArray intArray(int length, RLock lock) {
        return new SharedIntArray(length, lock);
    }

    /**
     * Makes an array of {@code long} that processes share, under a lock that other values or arrays have as well.
     *
     * @param length how many elements, all zero
     * @param lock the lock, which its {@code lock()} gives
     * @return an array
     * @throws IllegalArgumentException if the length is less than zero, or the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static LongArray longArray(int length, RLock lock) {
        return new SharedLongArray(length, lock);
    }

    /**
     * Makes an array of {@code double} that processes share, under a lock that other values or arrays have as well.
     *
     * @param length how many elements, all zero
     * @param lock the lock, which its {@code lock()} gives
     * @return an array
     * @throws IllegalArgumentException if the length is less than zero, or the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static DoubleArray doubleArray(int length, RLock lock) {
        return new SharedDoubleArray(length, lock);
    }

    /**
     * Makes an array of {@code byte} that processes share, under a lock that other values or arrays have as well.
     *
     * @param length how many elements, all zero
     * @param lock the lock, which its {@code lock()} gives
     * @return an array
     * @throws IllegalArgumentException if the length is less than zero, or the lock is null
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static ByteArray byteArray(int length, RLock lock) {
        return new SharedByteArray(length, lock);
    }

    /**
     * Makes bytes that processes share.
     *
     * @param bytes how many, all zero
     * @return the memory, with a name that nobody else has
     * @throws IllegalArgumentException if that is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static SharedMemory sharedMemory(long bytes) {
        return NamedMemory.create(bytes);
    }

    /**
     * Makes bytes that processes share, and that they find by a name.
     *
     * @param name letters, digits, {@code - _ .}
     * @param bytes how many, all zero
     * @return the memory
     * @throws IllegalArgumentException if the name is not such a name, or there is less than one byte
     * @throws IllegalStateException if there is one of this name in the session
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static SharedMemory sharedMemory(String name, long bytes) {
        return NamedMemory.create(name, bytes);
    }

    /**
     * Opens bytes that a process of this session shares.
     *
     * @param name their name
     * @return the memory
     * @throws IllegalArgumentException if the name cannot be one
     * @throws IllegalStateException if there is none of this name
     */
    public static SharedMemory attach(String name) {
        return NamedMemory.attach(name);
    }
}
