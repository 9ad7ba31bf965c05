package dev.brood.manager;

import dev.brood.error.ClosedException;
import dev.brood.error.DisconnectedException;
import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * A process that holds objects which all others use. The first object starts it, a daemon of the process that made it. What it gives
 * are proxies, which may be sent anywhere: as arguments, in session variables, in queues, in other objects of a manager.
 *
 * <p>An object lives as long as any process has a proxy of it, or another object of the manager does. A process that has died has none.
 *
 * <p>If the manager is killed or crashes, every call fails within a second with {@link DisconnectedException}, calls that wait as well;
 * nobody starts it again. If the process that made it ends, it ends. If a caller is killed in the middle of a call, that call is
 * completed, or was never begun.
 */
public interface Manager extends AutoCloseable {

    /**
     * Gives it another name than {@code Manager-1}.
     *
     * @param name the name
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager name(String name);

    /**
     * Adds a variable to its environment.
     *
     * @param key name of the variable
     * @param value its value
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager env(String key, String value);

    /**
     * Sets its working folder.
     *
     * @param folder an existing folder
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager cwd(Path folder);

    /**
     * Limits its heap.
     *
     * @param size as in {@code "512m"}
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager heap(String size);

    /**
     * Adds options for its JVM.
     *
     * @param options the options
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager jvm(String... options);

    /**
     * Has something done in it before its first object is made.
     *
     * @param initializer what to do; if it throws, the manager ends
     * @return this
     * @throws IllegalStateException if it was started
     */
    Manager initializer(Action initializer);

    /**
     * Starts it now, unless it was started.
     *
     * @return this
     * @throws ClosedException if it was closed
     */
    Manager start();

    /**
     * Gives its process.
     *
     * @return the process; started if need be
     */
    ChildProcess process();

    /**
     * Tells how many objects it holds.
     *
     * @return zero or more
     */
    int count();

    /** Waits until it ends. */
    void join();

    /**
     * Waits until it ends, but not longer than this.
     *
     * @param timeout how long
     * @return whether it has ended
     */
    boolean join(Duration timeout);

    /** Ends it, with all of its objects. Closing again does nothing. */
    @Override
    void close();

    /**
     * Makes an empty map.
     *
     * @param <K> type of its keys
     * @param <V> type of its values
     * @return the map
     */
    <K, V> ManagedMap<K, V> dict();

    /**
     * Makes a map.
     *
     * @param <K> type of its keys
     * @param <V> type of its values
     * @param entries what is in it at first, copied
     * @return the map
     */
    <K, V> ManagedMap<K, V> dict(Map<? extends K, ? extends V> entries);

    /**
     * Makes an empty list.
     *
     * @param <E> type of its elements
     * @return the list
     */
    <E> ManagedList<E> list();

    /**
     * Makes a list.
     *
     * @param <E> type of its elements
     * @param elements what is in it at first, copied
     * @return the list
     */
    <E> ManagedList<E> list(Collection<? extends E> elements);

    /**
     * Makes an empty set.
     *
     * @param <E> type of its elements
     * @return the set
     */
    <E> ManagedSet<E> set();

    /**
     * Makes a set.
     *
     * @param <E> type of its elements
     * @param elements what is in it at first, copied
     * @return the set
     */
    <E> ManagedSet<E> set(Collection<? extends E> elements);

    /**
     * Makes a namespace.
     *
     * @return an empty one
     */
    Namespace namespace();

    /**
     * Makes a variable.
     *
     * @param <T> type of its values
     * @param value its value at first, copied; or null
     * @return the variable
     */
    <T> ManagedValue<T> value(T value);

    /**
     * Makes an object of any class.
     *
     * @param <T> type of the object
     * @param maker makes it, in the manager
     * @return a proxy
     */
    <T> Managed<T> object(Fn<? extends T> maker);

    /**
     * Makes an object that is met by an interface.
     *
     * @param <T> the interface
     * @param type the interface
     * @param maker makes the object, in the manager
     * @return a proxy; only methods of the interface can be called
     * @throws IllegalArgumentException if that is no interface
     */
    <T> T object(Class<T> type, Fn<? extends T> maker);
}
