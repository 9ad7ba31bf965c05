package dev.brood.internal.wire;

import dev.brood.internal.memory.Handle;
import dev.brood.spi.StaysHere;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.EventObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The way in which the instances of a class travel. The rule behind the table: fields of the user's classes are ours to
 * read and write; fields of the JDK's are not, so there it takes a serialiser that Kryo has, or Java serialisation.
 */
enum SerializationStrategy {
    /** By a serialiser that comes with Kryo. */
    KRYO,
    /** By their elements: collections of the JDK that place them by hash or order. */
    PLACED,
    /** Field by field, without running a constructor. */
    FIELDS,
    /** By the fields and the canonical constructor of a record. */
    RECORD,
    /** By Java serialisation, inside of the graph. */
    JAVA,
    /** As a copy of a plain collection: views such as {@code subList} and {@code keySet}. */
    COPY,
    /** By a serialiser of ours: handles to shared memory, classes, paths, the standard streams, immutable lists. */
    SPECIAL,
    /** Not at all. */
    REFUSED;

    /** Collections of the JDK whose whole state is their elements, and which have a constructor without arguments. */
    private static final Set<Class<?>> BY_ELEMENTS =
            Set.of(
                    ArrayList.class,
                    LinkedList.class,
                    ArrayDeque.class,
                    Vector.class,
                    CopyOnWriteArrayList.class,
                    ConcurrentLinkedQueue.class,
                    ConcurrentLinkedDeque.class);

    private static final Set<Class<?>> BY_PLACES =
            Set.of(
                    PriorityQueue.class,
                    HashSet.class,
                    LinkedHashSet.class,
                    TreeSet.class,
                    HashMap.class,
                    LinkedHashMap.class,
                    TreeMap.class,
                    WeakHashMap.class,
                    ConcurrentHashMap.class,
                    ConcurrentSkipListMap.class);

    /** Of these, Kryo forgets a part: the script of a locale, the fields of a calendar, the rules of a time zone. */
    private static final List<Class<?>> FORGOTTEN_BY_KRYO =
            List.of(Locale.class, Calendar.class, TimeZone.class);

    private static final ClassValue<SerializationStrategy> CACHE =
            new ClassValue<>() {
                @Override
                protected SerializationStrategy computeValue(Class<?> type) {
                    return decide(type);
                }
            };

    static SerializationStrategy of(Class<?> type) {
        return CACHE.get(type);
    }

    private static SerializationStrategy decide(Class<?> type) {
        if (type.isArray() || type.isPrimitive() || Enum.class.isAssignableFrom(type)) {
            return KRYO;
        }
        if (PrintStream.class.isAssignableFrom(type)) {
            return SPECIAL; // System.out may be of any class
        }
        if (type.isAnnotationPresent(StaysHere.class)) {
            return REFUSED;
        }
        if (JdkFunctions.isIdentity(type)) {
            return SPECIAL;
        }
        if (type.isHidden() || Proxy.isProxyClass(type)) {
            return Serializable.class.isAssignableFrom(type) ? JAVA : REFUSED;
        }
        return isPlatform(type) ? ofPlatform(type) : ofUser(type);
    }

    static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static SerializationStrategy ofPlatform(Class<?> type) {
        if (type == Object.class) {
            return FIELDS;
        }
        if (EventObject.class.isAssignableFrom(type)) {
            return REFUSED; // Java serialisation drops the source without a word
        }
        if (SpecialSerializers.isMadeFor(type)) {
            return SPECIAL;
        }
        if (BY_PLACES.contains(type)) {
            return PLACED;
        }
        boolean forgotten = FORGOTTEN_BY_KRYO.stream().anyMatch(c -> c.isAssignableFrom(type));
        boolean kryos = !forgotten && !type.isRecord() && GraphKryo.hasExactSerializer(type);
        if (BY_ELEMENTS.contains(type) || kryos) {
            return KRYO;
        }
        if (Serializable.class.isAssignableFrom(type)) {
            return JAVA;
        }
        boolean view =
                Collection.class.isAssignableFrom(type)
                        || Map.class.isAssignableFrom(type)
                        || Map.Entry.class.isAssignableFrom(type);
        return view && !Modifier.isPublic(type.getModifiers()) ? COPY : REFUSED;
    }

    private static SerializationStrategy ofUser(Class<?> type) {
        if (Handle.class.isAssignableFrom(type)) {
            return SPECIAL;
        }
        if (type.isRecord()) {
            return hasSerializationHooks(type) ? JAVA : RECORD;
        }
        Class<?> platform = platformBase(type);
        if (ClassLoader.class.isAssignableFrom(platform)
                || EventObject.class.isAssignableFrom(platform)
                || replacesOnlyItself(platform)) {
            return REFUSED;
        }
        if (Serializable.class.isAssignableFrom(type) && hasSerializationHooks(type)) {
            return JAVA;
        }
        if (!hasState(platform)) {
            return FIELDS;
        }
        return Serializable.class.isAssignableFrom(platform) ? JAVA : REFUSED;
    }

    /** Tells whether a class extends one of the JDK other than {@code Object}. */
    static boolean extendsPlatform(Class<?> type) {
        return platformBase(type) != Object.class;
    }

    /**
     * Tells whether a class of the JDK is replaced when it is serialised, but its subclasses are not, as {@code LongAdder}:
     * what they inherit is lost.
     */
    static boolean replacesOnlyItself(Class<?> platform) {
        for (Class<?> c = platform; c != null; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (method.getName().equals("writeReplace")
                        && method.getParameterCount() == 0
                        && Modifier.isPrivate(method.getModifiers())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The class of the JDK that a user's class extends. */
    static Class<?> platformBase(Class<?> type) {
        Class<?> base = type;
        while (!isPlatform(base)) {
            base = base.getSuperclass();
        }
        return base;
    }

    private static boolean hasState(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (Arrays.stream(c.getDeclaredFields())
                    .anyMatch(f -> (f.getModifiers() & STATELESS) == 0)) {
                return true;
            }
        }
        return false;
    }

    private static final int STATELESS = Modifier.STATIC | Modifier.TRANSIENT;

    /** The classes of the JDK count, too: what a {@code LinkedList} holds is in no field that it serialises. */
    private static boolean hasSerializationHooks(Class<?> type) {
        if (Externalizable.class.isAssignableFrom(type)) {
            return true;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (declares(c, "writeReplace")
                    || declares(c, "readResolve")
                    || declares(c, "writeObject", ObjectOutputStream.class)
                    || declares(c, "readObject", ObjectInputStream.class)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, String method, Class<?>... parameters) {
        try {
            type.getDeclaredMethod(method, parameters);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
