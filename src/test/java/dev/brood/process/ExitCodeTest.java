package dev.brood.process;

import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Action;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import user.Unlucky;

/** Each way to end has its exit code. */
@ExtendWith(LeavesNothingBehind.class)
class ExitCodeTest {

    private record Row(String end, int code, Action action) {
        @Override
        public String toString() {
            return end + " gives " + code;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row("a return", 0, () -> {}),
                new Row("exit(8)", 8, () -> System.exit(8)),
                new Row("exit(255)", 255, () -> System.exit(255)),
                new Row("exit(256)", 0, () -> System.exit(256)),
                new Row("exit(-1)", 255, () -> System.exit(-1)),
                new Row("exit(300)", 44, () -> System.exit(300)),
                new Row("exit(143), which is no signal", 143, () -> System.exit(143)),
                new Row("exit(137), which is no signal", 137, () -> System.exit(137)),
                new Row("halt(7)", 7, () -> Runtime.getRuntime().halt(7)),
                new Row(
                        "an exception",
                        1,
                        () -> {
                            throw new IllegalStateException("on purpose");
                        }),
                new Row(
                        "a checked exception",
                        1,
                        () -> {
                            throw new Exception("on purpose");
                        }),
                new Row(
                        "an error",
                        1,
                        () -> {
                            throw new StackOverflowError("on purpose");
                        }),
                new Row(
                        "an exception in another thread",
                        0,
                        () ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            throw new IllegalStateException("on purpose");
                                        })
                                        .join()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyEndHasItsCode(Row row) {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(row.action).start();
            Wait.CHILD.join(child);
            assertEquals(row.code, child.exitCode(), () -> "it printed " + output.all());
        }
    }

    @Test
    void uncaughtExceptionIsPrintedWithTheNameOfTheProcess() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(() -> Unlucky.fail()).name("Unlucky").start();
            Wait.CHILD.join(child);
            assertEquals(1, child.exitCode());
            List<String> errors = output.errors();
            assertEquals("Process Unlucky:", errors.get(0));
            assertEquals("java.lang.IllegalArgumentException: outer", errors.get(1));
            assertTrue(errors.get(2).contains("user.Unlucky.fail(Unlucky.java:"), errors::toString);
            assertTrue(errors.contains("Caused by: java.io.IOException: inner"), errors::toString);
            assertTrue(
                    errors.stream().noneMatch(line -> line.contains("WorkerMain")),
                    errors::toString);
        }
    }

    @Test
    void hooksOfTheUserRunAtANormalEnd() {
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn(ExitCodeTest::addHook).start());
            assertEquals(List.of("hook"), output.lines());
        }
    }

    private static void addHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> println("hook")));
    }

    @Test
    void closedStandardStreamsDoNotChangeTheCode() {
        ChildProcess child =
                spawn(
                                () -> {
                                    System.out.close();
                                    System.err.close();
                                })
                        .start();
        Wait.CHILD.join(child);
        assertEquals(0, child.exitCode());
    }

    @Test
    void standardInputIsEmpty() {
        ChildProcess child = spawn(() -> System.exit(System.in.read() == -1 ? 3 : 4)).start();
        Wait.CHILD.join(child);
        assertEquals(3, child.exitCode());
    }
}
