package dev.brood.shell;

import dev.brood.internal.code.SessionClasses;
import dev.brood.internal.wire.SourceLines;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Defines the classes of snippets in this JVM, and remembers what they are without the checks that make them stoppable:
 * that is what workers get. Also finds the classes that were added to the class path.
 */
final class PromptLoader extends URLClassLoader implements SessionClasses {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> recorded = new ConcurrentHashMap<>();
    private final Map<String, byte[]> woven = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final Function<String, SourceLines> sources;

    PromptLoader(Function<String, SourceLines> sources) {
        super("prompt", new URL[0], PromptLoader.class.getClassLoader());
        this.sources = sources;
    }

    void record(String name, byte[] bytes) {
        recorded.put(name, bytes);
    }

    /** Notes the code that a loaded class has got. */
    void recordChange(String name, byte[] bytes) {
        record(name, bytes);
        version.incrementAndGet();
    }

    @Override
    public long version() {
        return version.get();
    }

    void declare(String name, byte[] bytes) {
        woven.put(name, bytes);
    }

    @Override
    public void addURL(URL url) {
        super.addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = woven.remove(name); // it is defined once, and the recorded bytes are kept
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public byte[] bytes(String name) {
        return recorded.get(name);
    }

    @Override
    public SourceLines source(String outermost) {
        return sources.apply(outermost);
    }

    @Override
    public List<Path> libraries() {
        return Arrays.stream(getURLs()).map(url -> Path.of(URI.create(url.toString()))).toList();
    }

    @Override
    public ClassLoader loader() {
        return this;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes =
                name.endsWith(".class")
                        ? recorded.get(
                                name.substring(0, name.length() - ".class".length())
                                        .replace('/', '.'))
                        : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
