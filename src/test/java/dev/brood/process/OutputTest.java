package dev.brood.process;

import static dev.brood.Brood.print;
import static dev.brood.Brood.println;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.process.StandardLines;
import dev.brood.internal.process.ThisProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Chatter;

/** What children print arrives in whole lines, all of it, before join returns. */
@ExtendWith(LeavesNothingBehind.class)
class OutputTest {

    private static final int LINES = 10_000;

    private static void count(String name) {
        for (int i : range(LINES)) {
            println(name + " " + i);
        }
    }

    private static List<String> counted(String name) {
        return range(LINES).stream().map(i -> name + " " + i).toList();
    }

    @Test
    void allLinesAreThereWhenJoinReturns() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(OutputTest::count).args("line").start();
            Wait.CHILD.join(child);
            assertEquals(counted("line"), output.lines());
        }
    }

    @Test
    void linesOfSeveralChildrenStayWhole() {
        try (Output output = Output.capture()) {
            List<ChildProcess> children =
                    List.of("a", "b", "c").stream()
                            .map(name -> spawn(OutputTest::count).args(name).name(name).start())
                            .toList();
            children.forEach(Wait.CHILD::join);
            Map<String, List<String>> byProcess =
                    output.all().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Output.Line::process,
                                            Collectors.mapping(
                                                    Output.Line::text, Collectors.toList())));
            assertEquals(
                    Map.of("a", counted("a"), "b", counted("b"), "c", counted("c")), byProcess);
        }
    }

    @Test
    void bothStreamsArriveEachInItsOrder() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    () -> {
                                        for (int i : range(3)) {
                                            println("out " + i);
                                            System.err.println("err " + i);
                                        }
                                    })
                            .start();
            Wait.CHILD.join(child);
            assertEquals(List.of("out 0", "out 1", "out 2"), output.lines());
            assertEquals(List.of("err 0", "err 1", "err 2"), output.errors());
        }
    }

    @Test
    void lastLineNeedsNoEnd() {
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn(() -> print("one\n\ntwo\r\nthree")).start());
            assertEquals(List.of("one", "", "two", "three"), output.lines());
        }
    }

    @Test
    void carriageReturnEndsNoLineAndEatsNone() {
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn(() -> print("50%\rdone\nnext\n\r\nlast\r")).start());
            assertEquals(List.of("50%\rdone", "next", "", "last"), output.lines());
        }
    }

    @Test
    void whatAChildWritesComesOutOfItsParentByteByByte() throws Exception {
        byte[] written = new byte[300];
        for (int i = 0; i < written.length; i++) {
            written[i] = (byte) i;
        }
        byte[] text = "ä\r\n50%\rdone\n\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, written, written.length - text.length, text.length);
        PrintStream before = System.out;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            Wait.CHILD.join(spawn((byte[] bytes) -> System.out.write(bytes)).args(written).start());
        } finally {
            System.setOut(before);
        }
        assertArrayEquals(written, seen.toByteArray());
    }

    @Test
    void textOfChildrenIsWrittenAsTheParentWritesAndTheRestAsItCame() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.ISO_8859_1));
        try {
            Wait.CHILD.join(
                    spawn(
                                    () -> {
                                        print("ä\n€\n");
                                        System.out.write(new byte[] {(byte) 0xff, '\n'});
                                    })
                            .start());
        } finally {
            System.setOut(before);
        }
        assertEquals(
                "ä\n" + latin1("€\n".getBytes(StandardCharsets.UTF_8)) + "ÿ\n",
                latin1(seen.toByteArray()));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void veryLongLineArrivesWhole() {
        String line = "long ".repeat(100_000);
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn((String text) -> println(text)).args(line).start());
            assertEquals(List.of(line), output.lines());
        }
    }

    @Test
    @Tag("slow")
    void outputOfAKilledChildIsNotLost() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    () -> {
                                        println("before");
                                        Runtime.getRuntime().halt(9);
                                    })
                            .start();
            Wait.CHILD.join(child);
            assertEquals(List.of("before"), output.lines());
        }
    }

    @Test
    void sinkThatThrowsDoesNotHoldUpTheChild() {
        ThisProcess.sendOutputTo((_, _, _) -> {
            throw new IllegalStateException("on purpose");
        });
        try {
            ChildProcess child = spawn(OutputTest::count).args("ignored").start();
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
        } finally {
            ThisProcess.sendOutputTo(new StandardLines());
        }
    }

    @Test
    @Tag("slow")
    void linesOfParentAndChildrenAreWholeOnTheStandardOutput() throws Exception {
        int lines = 2000;
        try (Program program = Program.start(Chatter.class, lines)) {
            assertEquals(0, program.join());
            Set<String> expected =
                    Stream.of("a", "b", "c", "main")
                            .flatMap(name ->
                                    range(lines).stream().map(i -> name.repeat(30) + " " + i))
                            .collect(Collectors.toSet());
            assertEquals(expected, Set.copyOf(program.output()));
            assertEquals(4 * lines, program.output().size());
        }
    }

    @Test
    @Tag("slow")
    void processThatAChildLeftBehindDoesNotHoldUpJoin() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(() ->
                                    println(
                                            new ProcessBuilder("sleep", "100")
                                                    .inheritIO()
                                                    .start()
                                                    .pid()))
                            .start();
            long left = Long.parseLong(output.await(_ -> true));
            boolean ended = child.join(Wait.PROMISED.time().multipliedBy(5));
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
            assertTrue(ended, "joined in time");
            assertEquals(0, child.exitCode());
        }
    }
}
