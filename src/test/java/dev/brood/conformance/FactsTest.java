package dev.brood.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sequences of snippets come out as in the jshell of the JDK. All of them take some minutes, with {@code -Dbrood.facts=all};
 * otherwise there is a sample.
 */
@Tag("slow")
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

    private static final boolean ALL = "all".equals(System.getProperty("brood.facts"));

    /** One in so many is in the sample. */
    private static final int SAMPLE = 20;

    @TestFactory
    Stream<DynamicTest> playsAtThePromptAsJShell() throws IOException {
        return tests(Match.Side.PROMPT, 0);
    }

    @TestFactory
    Stream<DynamicTest> playsInScriptsAsJShell() throws IOException {
        return tests(Match.Side.SCRIPT, SAMPLE / 2);
    }

    @Test
    void differencesOnPurposeStandInTheTable() throws IOException {
        String table =
                Files.readString(
                        Path.of(System.getProperty("brood.home"), "docs", "comparison.md"));
        for (Fact fact : facts()) {
            for (String difference : fact.differences()) {
                String row = "| " + fact.title() + " | " + difference + " |";
                assertTrue(table.contains(row), "not in docs/comparison.md: " + row);
            }
        }
    }

    private static List<Fact> facts() throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (String file : FILES) {
            facts.addAll(Fact.read(file));
        }
        return facts;
    }

    private static Stream<DynamicTest> tests(Match.Side side, int first) throws IOException {
        List<Fact> facts = facts();
        Match match = new Match(side);
        return IntStream.range(0, facts.size())
                .filter(i -> ALL || i % SAMPLE == first)
                .mapToObj(facts::get)
                .map(fact -> DynamicTest.dynamicTest(fact.title(), () -> check(match, fact)))
                .onClose(() -> {
                    match.close();
                    System.out.println(match.summary());
                });
    }

    private static void check(Match match, Fact fact) throws Exception {
        Optional<String> difference = Wait.CROWD.call(fact.title(), () -> match.difference(fact));
        if (fact.agrees()) {
            assertEquals("", difference.orElse(""), fact.title());
        } else {
            assertTrue(difference.isPresent(), "no difference any more: " + fact.title());
        }
    }
}
