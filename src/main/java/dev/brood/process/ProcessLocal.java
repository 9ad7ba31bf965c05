package dev.brood.process;

import dev.brood.error.TaskException;
import dev.brood.function.Fn;
import dev.brood.internal.process.ThisProcess;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A value that each process makes for itself, once, when it is first asked for: what {@link ThreadLocal} is for threads.
 * For what is expensive to make and cannot be sent, such as a connection or a model. May be sent anywhere.
 *
 * <p>Memory consistency effects: within a process the value is made by one thread and safely published to the others.
 *
 * @param <T> type of the value
 */
public final class ProcessLocal<T> {

    /** A place for a value, locked while it is made. */
    private static final class Place {
        private boolean made;
        private Object value;
    }

    private static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Fn<? extends T> maker;

    /**
     * Makes a process local.
     *
     * @param maker makes the value, in each process that asks for it
     */
    public ProcessLocal(Fn<? extends T> maker) {
        if (maker == null) {
            throw new IllegalArgumentException(
                    "the function that makes the value must not be null");
        }
        this.maker = maker;
    }

    /**
     * Gives this process's value, and makes it if this is the first call.
     *
     * @return the value
     * @throws TaskException with a checked exception of the function that makes it as its cause; others come as they are; the next
     *     call tries again
     */
    @SuppressWarnings("unchecked") // whatever is in the place was made by the maker of this id
    public T get() {
        Place place = PLACES.computeIfAbsent(id, _ -> new Place());
        synchronized (place) {
            if (!place.made) {
                try {
                    place.value = maker.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new TaskException(ThisProcess.current().name(), e);
                }
                place.made = true;
            }
            return (T) place.value;
        }
    }
}
