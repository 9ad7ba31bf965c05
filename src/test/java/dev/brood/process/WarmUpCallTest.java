package dev.brood.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that stand by have unpacked the function that was started last, with nothing in it: nobody sees anything of it. */
@Tag("slow")
class WarmUpCallTest {

    /** Waits until one stands by and has tried what there is to try; says whether it is the next process. */
    private static final String STARTS =
            """
            Set<Long> pids() {
                return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
            }
            var out = queue();
            String ran(Supplier<ChildProcess> start) {
                while (pids().isEmpty()) sleep(0.02);
                sleep(1.2);
                var before = pids();
                var child = start.get();
                child.join();
                return (before.contains(child.pid()) ? "stood by: " : "booted: ") + out.get();
            }
            spawn(() -> out.put("first")).start().join();
            out.get();
            """;

    @TempDir Path temp;

    private List<String> run(String script, Object... arguments)
            throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("script.jsh"), STARTS + script);
        Object[] all = new Object[arguments.length + 1];
        all[0] = file;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try (Program program = Program.start("dev.brood.internal.repl.Main", all)) {
            assertEquals(0, program.join());
            assertEquals(List.of(), program.errorsButWaiting());
            return program.output();
        }
    }

    @Test
    void valuesAreThoseOfTheStart() throws Exception {
        String script =
                """
                int number = 1; String text = "a"; boolean yes = true; char letter = 'x';
                var list = new ArrayList<Integer>();
                void one(int i) {
                    long captured = i; char small = 'c'; String word = "w" + i;
                    println(ran(() -> spawn(() -> out.put(captured + "" + small + word + number + text + yes + letter + list)).start()));
                }
                for (int i = 0; i < 4; i++) {
                    number = i; text = i == 2 ? null : "t" + i; yes = i % 2 == 0; list.add(i);
                    one(i);
                }
                """;
        assertEquals(
                List.of(
                        "stood by: 0cw00t0truex[0]",
                        "stood by: 1cw11t1falsex[0, 1]",
                        "stood by: 2cw22nulltruex[0, 1, 2]",
                        "stood by: 3cw33t3falsex[0, 1, 2, 3]"),
                run(script));
    }

    @Test
    void classesOfTheUsersAreInitialisedOnlyWhereTheyAreUsed() throws Exception {
        Path marks = Files.createFile(temp.resolve("marks"));
        String script =
                """
                class Loud {
                    static {
                        try {
                            Files.writeString(Path.of(args.getFirst()), "here\\n", StandardOpenOption.APPEND);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    ChildProcess start(int i) { return spawn(() -> out.put(i)).start(); }
                    static String said(int i) { return "said " + i; }
                }
                var loud = new Loud();
                for (int i = 0; i < 2; i++) {
                    int n = i;
                    println(ran(() -> loud.start(n)));
                    println(ran(() -> spawn(() -> out.put(Loud.said(n))).start()));
                }
                sleep(1.5);
                """;
        assertEquals(
                List.of("stood by: 0", "stood by: said 0", "stood by: 1", "stood by: said 1"),
                run(script, marks));
        assertEquals(5, Files.readAllLines(marks).size(), "one for each process, and ours");
    }

    @Test
    void redefinedCodeIsTheNewest() throws Exception {
        String script =
                """
                int f() { return 1; }
                class A { int g() { return 10; } }
                println(ran(() -> spawn(() -> out.put(f() + new A().g())).start()));
                println(ran(() -> spawn(() -> out.put(f() + new A().g())).start()));
                sleep(1.2);
                int f() { return 2; }
                println(ran(() -> spawn(() -> out.put(f() + new A().g())).start()));
                class A { int g() { return 20; } }
                println(ran(() -> spawn(() -> out.put(f() + new A().g())).start()));
                sleep(1.2);
                int f() { return 3; }
                spawn(() -> out.put(f() + new A().g())).start().join(); // at once
                println(out.get());
                """;
        assertEquals(
                List.of("stood by: 11", "stood by: 11", "stood by: 12", "stood by: 22", "23"),
                run(script));
    }

    @Test
    void whatIsSharedIsHeldByNobodyWhoStandsBy() throws Exception {
        String script =
                """
                var ends = pipe();
                println(ran(() -> spawn(() -> { ends.sender().send(1); out.put("sent"); }).start()));
                println(ran(() -> spawn(() -> { ends.sender().send(2); out.put("sent"); }).start()));
                sleep(1.2);
                ends.sender().close();
                println(ends.receiver().recv() + " " + ends.receiver().recv());
                try { ends.receiver().recv(); } catch (EndOfStreamException e) { println("end"); }
                """;
        assertEquals(List.of("stood by: sent", "stood by: sent", "1 2", "end"), run(script));
    }
}
