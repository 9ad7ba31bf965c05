package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.brood.testing.LeavesNothingBehind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /help} shows works as it stands there. */
@ExtendWith(LeavesNothingBehind.class)
class ExamplesTest {

    @TempDir Path temp;

    @TestFactory
    Stream<DynamicTest> exampleOfEachCommandWorks() {
        return new Commands()
                .all().stream()
                        .map(command ->
                                DynamicTest.dynamicTest(command.name(), () -> run(command)));
    }

    private void run(Command command) {
        assertFalse(command.example().isEmpty(), "no example");
        try (Talk talk = Talk.open()) {
            for (String line : command.example().lines().toList()) {
                talk.types(line.replace("square.jsh", temp.resolve("square.jsh").toString()));
                assertEquals(List.of(), talk.complaints(), line);
            }
        }
    }
}
