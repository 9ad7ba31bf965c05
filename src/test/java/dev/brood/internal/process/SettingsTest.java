package dev.brood.internal.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ProcessFailedException;
import dev.brood.process.ChildProcess;
import dev.brood.process.Spawn;
import dev.brood.process.Spawn0;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import user.Elsewhere;

/** Environment, working folder, heap and options of a child. */
@ExtendWith(LeavesNothingBehind.class)
class SettingsTest {

    private static final long MEGA = 1 << 20;

    @TempDir Path temp;

    private static List<String> outputOf(Spawn<?> spawn) {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn.start();
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode(), () -> "it printed " + output.all());
            return output.lines();
        }
    }

    @Test
    void environmentIsThatOfTheParentAndMore() {
        Map.Entry<String, String> own = System.getenv().entrySet().iterator().next();
        Spawn0 spawn =
                spawn(() -> println(System.getenv("BROOD_TEST") + System.getenv(own.getKey())))
                        .env("BROOD_TEST", "a b \"c\" ß");
        assertEquals(List.of("a b \"c\" ß" + own.getValue()), outputOf(spawn));
    }

    @Test
    void workingFolderIsAsSet() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("with space"));
        Spawn0 spawn = spawn(() -> println(Path.of("").toAbsolutePath()));
        assertEquals(List.of(folder.toRealPath().toString()), outputOf(spawn.cwd(folder)));
        assertEquals(
                List.of(folder.toRealPath().toString()), outputOf(spawn.cwd(folder.toString())));
        assertEquals(List.of(Path.of("").toAbsolutePath().toString()), outputOf(spawn));
    }

    @Test
    void heapIsLimited() {
        long heap =
                Long.parseLong(
                        outputOf(spawn(() -> println(Runtime.getRuntime().maxMemory())).heap("64m"))
                                .getFirst());
        assertTrue(heap <= 64 * MEGA && heap > 32 * MEGA, () -> "a heap of " + heap);
    }

    private static void tellWhatHolds() {
        println(
                System.getProperty("x")
                        + " "
                        + SettingsTest.class.desiredAssertionStatus()
                        + " "
                        + String.class
                                .getModule()
                                .isOpen("java.lang", SettingsTest.class.getModule())
                        + " "
                        + (Runtime.getRuntime().maxMemory() <= 64 * MEGA));
    }

    @Test
    void optionsThatSayWhatCodeMeansHoldInTheChildrenOfAChild() {
        Spawn0 parent =
                spawn(
                                () -> {
                                    tellWhatHolds();
                                    spawn(
                                                    () -> {
                                                        tellWhatHolds();
                                                        spawn(SettingsTest::tellWhatHolds)
                                                                .start()
                                                                .join();
                                                    })
                                            .jvm("-Dx=again")
                                            .start()
                                            .join();
                                })
                        .heap("64m")
                        .jvm("-Dx=with space", "-ea")
                        .jvm("--add-opens", "java.base/java.lang=ALL-UNNAMED");
        assertEquals(
                List.of(
                        "with space true true true",
                        "again true true false",
                        "again true true false"),
                outputOf(parent));
    }

    @Test
    void optionsReachTheJvm() {
        Spawn0 spawn =
                spawn(() -> println(System.getProperty("x") + System.getProperty("z")))
                        .jvm("-Dx=with space", "-Dz='\"$HOME")
                        .jvm("-Xss1m");
        assertEquals(List.of("with space'\"$HOME"), outputOf(spawn));
    }

    @Test
    void optionThatTheJvmRefusesIsTold() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(() -> {}).jvm("-XX:+NoSuchOption").start();
            Wait.CHILD.join(child);
            assertEquals(1, child.exitCode());
            assertTrue(
                    output.all().stream().anyMatch(line -> line.text().contains("NoSuchOption")),
                    () -> "it printed " + output.all());
        }
    }

    @Test
    void childHasStaticStateOfItsOwn() {
        State.value = 5;
        assertEquals(0, Wait.CHILD.get(async(() -> State.value)));
    }

    private static final class State {
        private static int value;
    }

    @Test
    void childHasTheClassPathAndJavaOfItsParent() {
        assertEquals(
                List.of(System.getProperty("java.class.path"), System.getProperty("java.home")),
                outputOf(
                        spawn(() -> {
                            println(System.getProperty("java.class.path"));
                            println(System.getProperty("java.home"));
                        })));
    }

    @Test
    void relativeClassPathHoldsInAnyWorkingFolder() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("deep").resolve("down"));
        try (Program program = Program.startWithRelativeClassPath(Elsewhere.class, folder)) {
            assertEquals(0, program.join());
            assertEquals(List.of(folder.toRealPath().toString(), "0"), program.output());
        }
    }

    @Test
    void folderThatIsGoneAtTheStartIsTold() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("gone"));
        Spawn0 spawn = spawn(() -> {}).cwd(folder);
        Files.delete(folder);
        var error = assertThrows(ProcessFailedException.class, spawn::start);
        assertTrue(error.getMessage().contains(folder.toString()), error::getMessage);
        assertEquals(List.of(), activeChildren());
        Files.createDirectory(folder);
        assertEquals(List.of(), outputOf(spawn));
    }
}
