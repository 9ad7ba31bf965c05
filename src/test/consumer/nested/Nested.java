import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;

/** Starts {@code app.Main} from jars within its own jar, with a loader of its own, as Spring Boot does. */
public class Nested extends ClassLoader {

    private record Entry(byte[] bytes, ProtectionDomain from) {}

    private final Map<String, Entry> entries = new HashMap<>();

    private Nested(Path jar) throws Exception {
        super(ClassLoader.getPlatformClassLoader());
        try (InputStream file = jar.toUri().toURL().openStream();
                JarInputStream outer = new JarInputStream(file)) {
            for (ZipEntry each; (each = outer.getNextEntry()) != null; ) {
                if (each.getName().endsWith(".jar")) {
                    var url = URI.create("jar:" + jar.toUri() + "!/" + each.getName()).toURL();
                    var from = new CodeSource(url, (Certificate[]) null);
                    add(outer.readAllBytes(), new ProtectionDomain(from, null, this, null));
                }
            }
        }
    }

    private void add(byte[] jar, ProtectionDomain from) throws IOException {
        try (JarInputStream inner = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry each; (each = inner.getNextEntry()) != null; ) {
                entries.put(each.getName(), new Entry(inner.readAllBytes(), from));
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Entry entry = entries.get(name.replace('.', '/') + ".class");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, entry.bytes, 0, entry.bytes.length, entry.from);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        Entry entry = entries.get(name);
        return entry == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(entry.bytes);
    }

    /** As service loaders ask. */
    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        Entry entry = entries.get(name);
        return entry == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(
                        List.of(URL.of(URI.create("entry:" + name), new InMemory(entry.bytes))));
    }

    /** Gives bytes, whatever is asked for. */
    private static final class InMemory extends URLStreamHandler {

        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // nothing to do
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        Nested loader = new Nested(Path.of(System.getProperty("java.class.path")));
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("app.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
