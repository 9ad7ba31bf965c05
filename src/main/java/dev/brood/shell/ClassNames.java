package dev.brood.shell;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The classes that could be imported, by the beginnings of their simple names: those of the JDK's exported packages and of the class
 * path. They are listed when they are first asked for, which takes some tenths of a second. Safe for use by many threads.
 */
final class ClassNames {

    private static final String SUFFIX = ".class";

    /** Of fewer letters there is too much. */
    private static final int FEWEST_LETTERS = 3;

    private static final int MOST = 40;

    private List<String> ofJava;
    private final Map<Path, List<String>> ofPaths = new HashMap<>();

    /**
     * Finds public classes.
     *
     * @param start how their simple names begin
     * @param classPath jars and folders where they may be, beside the JDK
     * @param loader knows them
     * @return simple names; none if it could be any
     */
    synchronized List<String> beginning(String start, List<Path> classPath, ClassLoader loader) {
        if (start.length() < FEWEST_LETTERS || !Character.isUpperCase(start.charAt(0))) {
            return List.of();
        }
        if (ofJava == null) {
            ofJava = listJava();
        }
        SortedSet<String> found = new TreeSet<>();
        Stream.concat(
                        ofJava.stream(),
                        classPath.stream()
                                .flatMap(path ->
                                        ofPaths.computeIfAbsent(path, ClassNames::list).stream()))
                .filter(name -> name.startsWith(start, name.lastIndexOf('.') + 1))
                .filter(name -> isPublic(name, loader))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .forEach(found::add);
        return found.size() > MOST ? List.of() : List.copyOf(found);
    }

    private static boolean isPublic(String name, ClassLoader loader) {
        try {
            return Modifier.isPublic(Class.forName(name, false, loader).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static List<String> listJava() {
        List<String> names = new ArrayList<>();
        for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
            Set<String> exported = new HashSet<>();
            module.reference().descriptor().exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(Exports::source)
                    .forEach(exported::add);
            try (ModuleReader reader = module.reference().open();
                    Stream<String> files = reader.list()) {
                classes(files)
                        .filter(name ->
                                exported.contains(
                                        name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                        .forEach(names::add);
            } catch (IOException e) {
                // as if it had none: this is but a help
            }
        }
        return names;
    }

    private static List<String> list(Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                return classes(files.map(file -> path.relativize(file).toString())).toList();
            } catch (IOException e) {
                return List.of();
            }
        }
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return classes(jar.stream().map(Object::toString)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The names of the classes among files, but for those within others. */
    private static Stream<String> classes(Stream<String> files) {
        return files.filter(file ->
                        file.endsWith(SUFFIX)
                                && file.indexOf('$') < 0
                                && file.indexOf('-') < 0
                                && !file.startsWith("META-INF"))
                .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'));
    }
}
