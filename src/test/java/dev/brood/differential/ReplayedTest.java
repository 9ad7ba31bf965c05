package dev.brood.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.differential.grammar.Generator;
import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that is run from a record does what it does in a session, and fails as it fails there. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ReplayedTest {

    private static final int PROGRAMS = Integer.getInteger("brood.replayed", 2);
    private static final int STEPS = 16;

    @Test
    void randomProgramsDoTheSameFromARecord() {
        long first = System.currentTimeMillis();
        List<Long> played =
                LongStream.concat(
                                LongStream.rangeClosed(1, PROGRAMS),
                                LongStream.range(first, first + 1))
                        .filter(ReplayedTest::doesTheSame)
                        .boxed()
                        .toList();
        assertTrue(played.size() >= PROGRAMS / 2, () -> "only " + played);
    }

    /** False if the program does not get to an end, or says nothing. */
    private static boolean doesTheSame(long seed) {
        Replayed replayed = Replayed.of(Program.of(seed, Generator.program(seed, STEPS)));
        if (replayed == null || replayed.session().isEmpty()) {
            return false;
        }
        assertEquals(replayed.session(), replayed.replay(), () -> "seed " + seed);
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println(args);",
                "int f(int x) {\n  if (!args.isEmpty()) throw new IllegalStateException(\"no \" + x);\n  return x;\n}\n"
                        + "println(f(1));\nprintln(pool(2).map(f, range(3)));\n",
                "int f(int x) {\n  if (!args.isEmpty()) throw new IllegalStateException(\"no \" + x);\n  return x;\n}\n"
                        + "println(pool(1).map(f, range(3)));\n",
                "int v = 1;\n\nint f() { return v; }\nv = 42;\nint f() { return v / (1 - args.size()); }\nprintln(f());",
                "var q = queue(3); q.put(1);\nimport java.util.*;\nprintln(q.get());\nprintln(args.size());",
                "class A { int x() { return 1; } }\nvar a = new A();\nclass A { int x() { return 2 / (1 - args.size()); } }\n"
                        + "println(new A().x());\nprintln(async(() -> new A().x()).get());",
                "int a = 1, b = 2 / (1 - args.size());\nprintln(a + b);",
                "#!/usr/bin/env repl\n\nprintln(1); println(2 / (1 - args.size())); println(3);",
                "println(\"x\"); if (!args.isEmpty()) throw new IllegalArgumentException(\"on purpose\");",
                "Thread t = new Thread(() -> { throw new IllegalStateException(\"in a thread\"); });\nt.start(); t.join();\n"
                        + "record P(int x) { public P { if (x == args.size()) throw new IllegalArgumentException(\"x\"); } }\nprintln(new P(1));",
            })
    void scriptFailsTheSameFromARecord(String text) {
        for (List<String> args : List.of(List.<String>of(), List.of("one"))) {
            Replayed replayed = Replayed.of(text, args);
            assertEquals(replayed.session(), replayed.replay(), () -> "with " + args);
        }
    }
}
