package dev.brood.internal.wire.zoo;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The public concrete classes of some packages of {@code java.base}, and an instance of each that can be made. */
final class Animals {

    static final List<String> PACKAGES =
            List.of(
                    "java.lang",
                    "java.math",
                    "java.net",
                    "java.nio",
                    "java.nio.charset",
                    "java.nio.file",
                    "java.nio.file.attribute",
                    "java.time",
                    "java.time.chrono",
                    "java.time.format",
                    "java.time.temporal",
                    "java.time.zone",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks",
                    "java.util.regex");

    private static final String MODULE = "/modules/java.base/";

    private Animals() {}

    static List<Class<?>> of(String room) throws IOException {
        Path folder =
                FileSystems.getFileSystem(URI.create("jrt:/"))
                        .getPath(MODULE + room.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .sorted()
                    .<Class<?>>map(Animals::load)
                    .filter(Animals::isPublicAndConcrete)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(MODULE.length(), file.length() - ".class".length());
        try {
            return Class.forName(name.replace('/', '.'), false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublicAndConcrete(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    /** An instance; none if there is no way to make one. */
    static Optional<Object> make(Class<?> type) throws Exception {
        if (Kept.MAKERS.containsKey(type.getName())) {
            return Optional.of(Kept.MAKERS.get(type.getName()).call());
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        for (Class<?>[] parameters : Throwable.class.isAssignableFrom(type) ? OF_ERRORS : NONE) {
            Optional<Constructor<?>> constructor =
                    Arrays.stream(type.getConstructors())
                            .filter(c -> Arrays.equals(c.getParameterTypes(), parameters))
                            .findFirst();
            if (constructor.isPresent()) {
                Object[] arguments = Arrays.stream(parameters).map(ARGUMENTS::get).toArray();
                return Optional.of(constructor.get().newInstance(arguments));
            }
        }
        if (type.getConstructors().length > 0) {
            throw new AssertionError("say in Kept how to make a " + type.getName());
        }
        return Optional.empty();
    }

    private static final Class<?>[][] NONE = {{}};

    private static final Class<?>[][] OF_ERRORS = {
        {String.class, Throwable.class},
        {String.class},
        {},
        {Throwable.class},
        {Exception.class},
        {IOException.class},
        {int.class},
        {String.class, int.class},
        {String.class, String.class},
        {String.class, String.class, int.class},
        {String.class, String.class, String.class},
        {String.class, CharSequence.class, int.class},
        {String.class, char.class},
        {char.class, Class.class},
        {Class.class, String.class}
    };

    private static final Map<Class<?>, Object> ARGUMENTS =
            Map.of(
                    String.class,
                    "%x",
                    CharSequence.class,
                    "text",
                    Throwable.class,
                    new IllegalStateException("cause"),
                    Exception.class,
                    new IllegalStateException("cause"),
                    IOException.class,
                    new IOException("cause"),
                    int.class,
                    7,
                    char.class,
                    'c',
                    Class.class,
                    Thread.State.class);

    static boolean isWithoutState(Object animal) {
        return Set.of(
                        "java.lang.Object",
                        "java.util.concurrent.SynchronousQueue",
                        "java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject",
                        "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
                        "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock",
                        "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock")
                .contains(animal.getClass().getName());
    }

    static boolean isSerialisable(Class<?> type) {
        return Serializable.class.isAssignableFrom(type);
    }
}
