package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreloadedNamesTest {

    static Set<String> packages() {
        return Preloaded.TYPES.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void allPublicTypesOfAPackageAreKnown(String name) throws Exception {
        URI root = Preloaded.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of(root).resolve(name.replace('.', '/')))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String type = file.getFileName().toString().replace(".class", "");
                if (!type.contains("$")
                        && !type.contains("-")
                        && Modifier.isPublic(Class.forName(name + "." + type).getModifiers())) {
                    found.add(type);
                }
            }
        }
        assertEquals(found, new TreeSet<>(Preloaded.TYPES.get(name)));
    }
}
