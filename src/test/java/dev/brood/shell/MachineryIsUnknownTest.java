package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** At the prompt nobody meets a class that is none of theirs: no name of machinery resolves. */
class MachineryIsUnknownTest {

    private static final String MANY =
            "RecordQueue SharedLock ThisProcess AtomicMemory PoolScheduler Codec Packer";

    @Test
    void namesDoNotResolve() throws Exception {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            for (String name : MANY.split(" ")) {
                assertTrue(machinery().contains(name), name);
                assertInstanceOf(
                        Outcome.Rejected.class,
                        shell.eval("println(" + name + ".class);", Origin.PROMPT),
                        name);
            }
        }
    }

    @Test
    void noneOfThemIsAmongThePreloadedOnes() throws Exception {
        Set<String> preloaded =
                Preloaded.TYPES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> both = machinery();
        both.retainAll(preloaded);
        assertEquals(Set.of(), both);
        assertTrue(
                Preloaded.IMPORTS.stream()
                        .noneMatch(line -> line.contains(".internal.") || line.contains(".spi.")));
    }

    private static Set<String> machinery() throws Exception {
        URI root = Brood.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Set<String> names = new TreeSet<>();
        for (String part : List.of("internal", "spi")) {
            names.addAll(namesBelow(Path.of(root).resolve("dev/brood/" + part)));
        }
        return names;
    }

    private static Set<String> namesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toSet());
        }
    }
}
