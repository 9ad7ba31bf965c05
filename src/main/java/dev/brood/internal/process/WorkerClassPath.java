package dev.brood.internal.process;

import dev.brood.error.ProcessFailedException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of workers. A worker is started with {@code java -cp}, so it is a list of files, wherever this JVM has
 * its own classes from:
 *
 * <ul>
 *   <li>the class path, as usual, also that of a single jar with everything in it;
 *   <li>the module path: its modules are on the class path of the worker;
 *   <li>a {@link URLClassLoader}, as in {@code mvn exec:java}: its files;
 *   <li>anything else, such as jars within a jar: the user has to say it, with {@value #SETTING}.
 * </ul>
 */
public final class WorkerClassPath {

    /** System property with the class path, for programs whose class loader does not tell. */
    static final String SETTING = "brood.class.path";

    private static final Class<?> OURS = WorkerClassPath.class;

    private static final Pattern NEEDED_AT_THE_END =
            Pattern.compile(
                    "(dev/brood/(?:spi|error|process|internal/(?:base|channel|diagnosis|engine/local|file|hold|memory|process|wire))/.*)\\.class");

    private WorkerClassPath() {}

    /**
     * Gives jars and folders.
     *
     * @throws ProcessFailedException if a worker could not find Brood with them
     */
    public static List<Path> entries() {
        String asked = System.getProperty(SETTING);
        if (asked != null) {
            return paths(asked);
        }
        if (OURS.getModule().isNamed()) {
            return modules();
        }
        ClassLoader loader = OURS.getClassLoader();
        return loader == ClassLoader.getSystemClassLoader()
                ? paths(System.getProperty("java.class.path"))
                : files(loader);
    }

    private static List<Path> paths(String text) {
        return Stream.of(text.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static List<Path> modules() {
        try {
            Class.forName("org.apache.commons.exec.CommandLine");
            Class.forName("com.esotericsoftware.kryo.Kryo");
        } catch (ClassNotFoundException e) {
            throw new ProcessFailedException(
                    "Brood's libraries are not among the modules of this program: start it with --add-modules ALL-MODULE-PATH",
                    e);
        }
        List<Path> found = new ArrayList<>();
        for (Path entry : paths(System.getProperty("jdk.module.path", ""))) {
            if (Files.isDirectory(entry) && !Files.exists(entry.resolve("module-info.class"))) {
                try (Stream<Path> modules = Files.list(entry)) {
                    modules.sorted().forEach(found::add);
                } catch (IOException e) {
                    throw new ProcessFailedException("cannot read the module path: " + e, e);
                }
            } else {
                found.add(entry);
            }
        }
        found.addAll(paths(System.getProperty("java.class.path", "")));
        return found;
    }

    private static List<Path> files(ClassLoader loader) {
        List<Path> found = new ArrayList<>();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                Stream.of(urls.getURLs())
                        .map(WorkerClassPath::file)
                        .filter(file -> file != null)
                        .forEach(found::add);
            }
        }
        CodeSource source = OURS.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !found.contains(file(location))) {
            throw new ProcessFailedException(
                    "a worker could not find Brood's classes, which come from %s: unpack the program's jar and start it with -cp, or name the jars and folders that workers need with -D%s=…"
                            .formatted(location == null ? loader : location, SETTING),
                    null);
        }
        loadAll(file(location), loader);
        return found;
    }

    /** {@code mvn exec:java} closes its loader before the JVM ends: what our shutdown hooks need is loaded before that. */
    private static void loadAll(Path jar, ClassLoader loader) {
        if (!Files.isRegularFile(jar)) {
            return;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                Matcher ofOurs = NEEDED_AT_THE_END.matcher(entry.getName());
                if (ofOurs.matches()) {
                    Class.forName(ofOurs.group(1).replace('/', '.'), false, loader);
                }
            }
        } catch (IOException | ClassNotFoundException | LinkageError _) {
            return; // some of them are missing at the end, at worst
        }
    }

    /** Null if it is no file. */
    private static Path file(URL url) {
        try {
            return url.getProtocol().equals("file") ? Path.of(url.toURI()) : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
