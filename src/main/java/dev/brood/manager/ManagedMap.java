package dev.brood.manager;

import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A map that a {@link Manager} holds for all processes. It takes null as a key and as a value, and keeps its order.
 *
 * <p>Each call is one message there and one back: keys and values are copied. Functions ({@code compute}, {@code merge},
 * {@code replaceAll}, …) run in the manager, with the session variables that they reach, while nobody else touches the map. A
 * value that was got and then changed is only a copy: put it back, or use {@code compute}. A proxy that is put in stays the shared
 * object that it is. Iterators and streams work on a copy that is taken at the beginning.
 *
 * <p>Every call throws {@link dev.brood.error.DisconnectedException} if the manager is gone,
 * {@link dev.brood.error.ClosedException} if it was closed here, {@link dev.brood.error.NotSendableException} if something cannot be
 * sent, and {@link dev.brood.error.WaitInterruptedException} if the thread is interrupted.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public interface ManagedMap<K, V> extends ConcurrentMap<K, V> {

    /**
     * Gives a copy.
     *
     * @return a plain map, with copies of what is in there
     */
    LinkedHashMap<K, V> copy();
}
