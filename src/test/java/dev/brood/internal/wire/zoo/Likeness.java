package dev.brood.internal.wire.zoo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.regex.Pattern;

/** Whether a copy is as the original, in all that can be seen of it. */
final class Likeness {

    private Likeness() {}

    static boolean areAlike(Object original, Object copy) {
        return original == copy
                || original.getClass() == copy.getClass()
                        && Objects.deepEquals(view(original), view(copy));
    }

    /** What can be seen of an object, in an order of its own. */
    private static Object view(Object animal) {
        return switch (animal) {
            case Throwable thrown -> viewOf(thrown);
            case IdentityHashMap<?, ?> map -> new HashMap<>(map);
            case LinkedHashMap<?, ?> map -> order(map);
            case SortedMap<?, ?> map ->
                    Arrays.asList(new ArrayList<>(map.entrySet()), map.comparator());
            case SortedSet<?> set -> Arrays.asList(new ArrayList<>(set), set.comparator());
            case PriorityQueue<?> queue ->
                    Arrays.asList(new ArrayList<>(queue), queue.comparator());
            case PriorityBlockingQueue<?> queue ->
                    Arrays.asList(new ArrayList<>(queue), queue.comparator());
            case BlockingQueue<?> queue ->
                    List.of(new ArrayList<>(queue), queue.remainingCapacity());
            case Properties properties -> List.of(properties.toString(), names(properties));
            case CharSequence text -> text.toString();
            case Random random -> List.of(random.nextGaussian(), random.nextLong());
            case Currency currency -> currency.getCurrencyCode();
            case Pattern pattern -> List.of(pattern.pattern(), pattern.flags());
            case Semaphore semaphore -> List.of(semaphore.availablePermits(), semaphore.isFair());
            case ReentrantLock lock -> lock.isFair();
            case ReentrantReadWriteLock lock -> lock.isFair();
            case StampedLock lock -> List.of(lock.isWriteLocked(), lock.isReadLocked());
            case AtomicReference<?> reference -> reference.get();
            case AtomicReferenceArray<?> array -> array.toString();
            case Number number when !hasEquals(number) -> number.toString();
            case Object other when hasEquals(other) -> other;
            case Collection<?> collection -> new ArrayList<>(collection);
            case Object other when Animals.isWithoutState(other) -> "without state";
            case Object other
                    when other.getClass().getName().startsWith("java.util.concurrent.atomic") ->
                    other.toString();
            default ->
                    throw new AssertionError("say how to compare a " + animal.getClass().getName());
        };
    }

    private static boolean hasEquals(Object animal) {
        try {
            return animal.getClass().getMethod("equals", Object.class).getDeclaringClass()
                    != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every class has it
        }
    }

    /** With the order after an access, which shows the mode. */
    private static Object order(LinkedHashMap<?, ?> map) {
        List<Object> order = new ArrayList<>(map.entrySet());
        if (!map.isEmpty()) {
            map.get(map.keySet().iterator().next());
        }
        order.add(new ArrayList<>(map.keySet()));
        return order;
    }

    private static Object names(Properties properties) {
        return properties.stringPropertyNames().stream().map(properties::getProperty).toList();
    }

    private static Object viewOf(Throwable thrown) {
        return Arrays.asList(
                thrown.toString(),
                Arrays.asList(thrown.getStackTrace()),
                thrown.getCause() == null ? null : viewOf(thrown.getCause()),
                Arrays.stream(thrown.getSuppressed()).map(Likeness::viewOf).toList());
    }
}
