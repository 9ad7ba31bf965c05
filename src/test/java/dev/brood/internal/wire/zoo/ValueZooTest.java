package dev.brood.internal.wire.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.error.NotSendableException;
import dev.brood.internal.wire.Codec;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every value of the JDK arrives as it was or is refused by name, and the page on values says which. */
class ValueZooTest {

    private static final String BEGIN = "<!-- the zoo, made by ValueZooTest -->";

    private static final String TRAVELS = "travels";
    private static final String NOT_MADE = "";

    /** The sender's codec, and the receiver's, which has a loader of its own. */
    private final Codec here = codec(ValueZooTest.class.getClassLoader());

    private final Codec there =
            codec(new URLClassLoader(new URL[0], ValueZooTest.class.getClassLoader()));

    private static Codec codec(ClassLoader loader) {
        return new Codec(loader, (_, _, _) -> List.of());
    }

    @Test
    void everyValueOfTheJdkArrivesAsItWasOrIsRefusedByName() throws Exception {
        List<String> different = new ArrayList<>();
        for (String room : Animals.PACKAGES) {
            for (Class<?> type : Animals.of(room)) {
                String fate = fate(type);
                if (fate.startsWith("!")) {
                    different.add(type.getName() + ": " + fate);
                }
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void relativesWithoutAPublicClassArriveEqual() {
        for (Object relative : Relatives.all()) {
            assertEquals(
                    relative,
                    there.decode(here.encode(relative)),
                    () -> relative.getClass() + " " + relative);
        }
    }

    @Test
    void thePageOnValuesSaysWhatBecomesOfEach() throws Exception {
        assumeTrue(Runtime.version().feature() == 25, "other versions have other classes");
        Path page = Path.of(System.getProperty("brood.home"), "docs", "values.md");
        String text = Files.readString(page);
        assertTrue(text.contains(BEGIN), "a place for the zoo");
        String expected = text.substring(0, text.indexOf(BEGIN)) + BEGIN + "\n" + zoo();
        if (!text.equals(expected)) {
            Path made = Path.of(System.getProperty("brood.home"), "target", "values.md");
            Files.writeString(made, expected);
            throw new AssertionError(page + " is not what it should be: take " + made);
        }
    }

    private String zoo() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String room : Animals.PACKAGES) {
            Map<String, List<String>> fates = new LinkedHashMap<>();
            for (Class<?> type : Animals.of(room)) {
                String name = type.getName().substring(room.length() + 1).replace('$', '.');
                fates.computeIfAbsent(fate(type), _ -> new ArrayList<>()).add("`" + name + "`");
            }
            fates.remove(NOT_MADE);
            if (!fates.isEmpty()) {
                text.append("\n### `").append(room).append("`\n\n");
                text.append("| class | on the way |\n|---|---|\n");
                text.append(
                        fates.entrySet().stream()
                                .map(e ->
                                        "| %s | %s |\n"
                                                .formatted(
                                                        String.join(", ", e.getValue()),
                                                        e.getKey()))
                                .collect(Collectors.joining()));
            }
        }
        return text.toString();
    }

    /** What becomes of an instance; with a ! before it if that is wrong. */
    private String fate(Class<?> type) throws Exception {
        Optional<Object> made;
        try {
            made = Animals.make(type);
        } catch (InvocationTargetException e) {
            return NOT_MADE; // its constructor does nothing but throw
        }
        if (made.isEmpty()) {
            return NOT_MADE;
        }
        Object animal = made.get();
        try {
            return fateOf(animal);
        } finally {
            if (animal instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private String fateOf(Object animal) {
        byte[] graph;
        try {
            graph = here.encode(animal);
        } catch (NotSendableException e) {
            boolean named = e.path().endsWith(animal.getClass().getName());
            return (named ? "" : "! not by name but as " + e.path()) + "refused: " + e.reason();
        } catch (RuntimeException | Error e) {
            return "! cannot be encoded: " + e;
        }
        try {
            Object copy = there.decode(graph);
            return Likeness.areAlike(animal, copy)
                    ? TRAVELS
                    : "! arrives as %s, was %s".formatted(copy, animal);
        } catch (RuntimeException | Error e) {
            return "! cannot be decoded: " + e;
        }
    }
}
