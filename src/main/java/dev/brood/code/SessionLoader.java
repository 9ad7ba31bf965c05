package dev.brood.code;

import dev.brood.wire.Envelope;
import dev.brood.wire.SourceLines;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Defines the session classes that a worker received. One that did not come along is asked for by name, and kept. Names
 * never change their meaning, so nothing is ever replaced.
 */
public final class SessionLoader extends ClassLoader implements SessionClasses {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> received = new ConcurrentHashMap<>();
    private final Map<String, SourceLines> sources = new ConcurrentHashMap<>();
    private final Function<String, byte[]> fetch;

    /**
     * Makes a loader over the class path.
     *
     * @param fetch asks elsewhere for a session class by name and gives its class file, or null if there is none
     */
    public SessionLoader(Function<String, byte[]> fetch) {
        super("session", SessionLoader.class.getClassLoader());
        this.fetch = fetch;
    }

    /**
     * Adds classes that were received.
     *
     * @param envelope what was received
     */
    public void add(Envelope envelope) {
        envelope.classes().forEach(received::putIfAbsent);
        sources.putAll(envelope.sources());
    }

    @Override
    public SourceLines source(String outermost) {
        return sources.get(outermost);
    }

    @Override
    public byte[] bytes(String name) {
        if (!SessionNames.isSessionClass(name)) {
            return null;
        }
        byte[] known = received.get(name);
        if (known == null) {
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

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
