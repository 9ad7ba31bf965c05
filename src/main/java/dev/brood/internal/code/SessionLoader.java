package dev.brood.internal.code;

import dev.brood.internal.instrument.Redefinition;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import dev.brood.internal.wire.SourceLines;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Defines the session classes that a worker received. One that did not come along is asked for by name, and kept. What is
 * received by a name that is known, with other code, takes its place: its variables keep their values, its instances stay.
 * Also finds the classes of what was added to the class path after the start of the worker.
 */
public final class SessionLoader extends URLClassLoader implements SessionClasses {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> received = new ConcurrentHashMap<>();
    private final Map<String, SourceLines> sources = new ConcurrentHashMap<>();
    private final Set<String> libraries = new CopyOnWriteArraySet<>();
    private final Map<Variable, Long> marks = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final Function<String, byte[]> fetch;
    private final Supplier<List<String>> fetchLibraries;

    /**
     * Makes a loader over the class path.
     *
     * @param fetch asks elsewhere for a session class by name and gives its class file, or null if there is none
     * @param fetchLibraries asks elsewhere for the paths of jars and folders that were added to the class path there
     */
    public SessionLoader(Function<String, byte[]> fetch, Supplier<List<String>> fetchLibraries) {
        super("session", new URL[0], SessionLoader.class.getClassLoader());
        this.fetch = fetch;
        this.fetchLibraries = fetchLibraries;
    }

    /** Code that was received, to be turned to again. */
    public final class Code {

        private final Map<String, byte[]> classes;
        private final Map<String, SourceLines> lines;

        private Code(Envelope envelope) {
            classes = new LinkedHashMap<>(envelope.classes());
            classes.replaceAll((name, bytes) -> {
                byte[] known = received.get(name);
                return Arrays.equals(known, bytes) ? known : bytes;
            });
            lines = envelope.sources();
        }

        /**
         * Makes it the code of its classes, whatever they had before.
         *
         * @throws IllegalStateException if the JVM does not allow that; they keep what they had
         */
        public void use() {
            turnTo(classes);
            sources.putAll(lines);
        }
    }

    /**
     * Takes the classes in that were received, and uses them.
     *
     * @param envelope what was received
     * @return its code
     * @throws IllegalStateException if the JVM does not allow to change a class that is loaded
     */
    public Code add(Envelope envelope) {
        Code code = new Code(envelope);
        code.use();
        return code;
    }

    private synchronized void turnTo(Map<String, byte[]> classes) {
        Map<Class<?>, byte[]> loaded = new LinkedHashMap<>();
        Map<String, byte[]> before = new HashMap<>();
        classes.forEach((name, bytes) -> {
            synchronized (getClassLoadingLock(name)) {
                byte[] known = received.put(name, bytes);
                if (known == null || known == bytes) {
                    return;
                }
                before.put(name, known);
                Class<?> type = findLoadedClass(name);
                if (type != null) {
                    loaded.put(type, bytes);
                }
            }
        });
        if (before.isEmpty()) {
            return;
        }
        try {
            if (!loaded.isEmpty()) {
                Redefinition.redefine(loaded);
            }
            version.incrementAndGet(); // also what is not loaded here may have been packed
        } catch (Redefinition.RefusedException e) {
            received.putAll(before);
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Notes the value that a variable is to have, and tells whether it is another one than the last. */
    boolean isNews(Carried carried) {
        Long last = marks.put(carried.variable(), carried.mark());
        return last == null || last != carried.mark();
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public SourceLines source(String outermost) {
        return sources.get(outermost);
    }

    @Override
    public byte[] bytes(String name) {
        byte[] known = received.get(name);
        if (known == null && SessionNames.isSessionClass(name)) {
            known = fetch.apply(name);
            if (known != null) {
                received.putIfAbsent(name, known);
            }
        }
        return known;
    }

    @Override
    public ClassLoader loader() {
        return this;
    }

    /** Session classes are nowhere else: the parent would open every jar of the class path to see that. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!SessionNames.isSessionClass(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytes(name);
        return bytes == null ? libraryClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    /** Only when a class is missing is it worth asking what has been added since, and then for the class itself. */
    private Class<?> libraryClass(String name) throws ClassNotFoundException {
        int known = libraries.size();
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            if (SessionNames.isSessionClass(name)) {
                throw e;
            }
            addLibraries();
            return libraries.size() == known ? parentsClass(name, e) : lateClass(name);
        }
    }

    private Class<?> lateClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            return parentsClass(name, e);
        }
    }

    /** One that the parent has from a loader of its own, as in {@code java Program.java}. */
    private Class<?> parentsClass(String name, ClassNotFoundException missing)
            throws ClassNotFoundException {
        byte[] bytes = fetch.apply(name);
        if (bytes == null) {
            throw missing;
        }
        received.put(name, bytes); // for processes that this one starts
        return defineClass(name, bytes, 0, bytes.length);
    }

    private synchronized void addLibraries() {
        for (String path : fetchLibraries.get()) {
            if (libraries.add(path)) {
                try {
                    addURL(Path.of(path).toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e); // the path of a file has a URL
                }
            }
        }
    }

    @Override
    public List<Path> libraries() {
        addLibraries();
        return libraries.stream().map(Path::of).toList();
    }
}
