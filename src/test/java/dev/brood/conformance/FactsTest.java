package dev.brood.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sequences of snippets come out as in the jshell of the JDK. */
class FactsTest {

    private static final List<String> FILES = 
            List.of(
                    "replace.txt",
                    "drop.txt",
                    "imports.txt",
                    "forward.txt",
                    "variables.txt",
                    "types.txt",
                    "members.txt",
                    "methods.txt",
                    "statements.txt",
                    "errors.txt");

    @TestFactory
    Stream<DynamicTest> playsAsJShell() throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (String file : FILES) {
            facts.addAll(Fact.read(file));
        }
        Match match = new Match();
        return facts.stream()
                .map(fact -> DynamicTest.dynamicTest(fact.title(), () -> check(match, fact)))
                .onClose(match::close);
    }

    private static void check(Match match, Fact fact) throws Exception {
        long start = System.nanoTime();
        Optional<String> difference =
                Wait.PROGRAM.call(fact.title(), () -> match.difference(fact));
        System.out.println(fact + " " + (System.nanoTime() - start) / 1_000_000);
        if (fact.agrees()) {
            assertEquals("", difference.orElse(""), fact.title());
        } else {
            assertTrue(difference.isPresent(), "no difference any more: " + fact.title());
        }
    }
}
