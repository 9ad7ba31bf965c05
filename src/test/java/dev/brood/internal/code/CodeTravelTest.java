package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.brood.function.Pair;
import dev.brood.process.ChildProcess;
import dev.brood.process.Spawn;
import dev.brood.shell.Outcome;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be typed in a session runs in a child as it does here. The table is in {@code code-travel.txt}. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class CodeTravelTest {

    private static final List<String> ARGS = List.of("one", "t \"w\" o\\", "", "drei ß");

    private final Session session = Session.open(List.of(), ARGS);

    @AfterEach
    void closeSession() {
        session.close();
    }

    static List<TravelRow> rows() throws IOException {
        return TravelRow.readAll();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runsInAChildAsItDoesHere(TravelRow row) throws Exception {
        Object expected = null;
        List<String> printed = new ArrayList<>();
        for (TravelRow.Step step : row.steps()) {
            String text = step.text();
            switch (step.verb()) {
                case SNIPPETS -> Wait.CHILD.call(text, () -> session.run(text));
                case BOTH -> assertSameInAChild(text);
                case HERE -> expected = session.value(text);
                case THERE -> assertEquals(expected, value(text), text);
                case SPAWN -> printed.addAll(outputOf(text));
                case PRINTS ->
                        assertEquals(text, printed.isEmpty() ? "nothing" : printed.removeFirst());
            }
        }
        assertEquals(List.of(), printed);
    }

    @Test
    void valueThatThePromptNamedIsAVariableToo() throws Exception {
        var named = assertInstanceOf(Outcome.Value.class, session.run("List.of(1, 2)"));
        assertEquals(2, value("async(() -> " + named.name() + ".size()).get()"));
    }

    private void assertSameInAChild(String expression) throws Exception {
        String inChild = "pair(ProcessHandle.current().pid(), (Object) (%s))".formatted(expression);
        var values =
                (Pair<?, ?>)
                        value(
                                "pair((Object) (%s), async(() -> %s).get())"
                                        .formatted(expression, inChild));
        var there = (Pair<?, ?>) values.second();
        assertNotEquals(ProcessHandle.current().pid(), there.first());
        assertEquals(values.first(), there.second(), expression);
    }

    private Object value(String expression) throws Exception {
        return Wait.CHILD.call(expression, () -> session.value(expression));
    }

    private List<String> outputOf(String process) {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    switch (session.value(process)) {
                        case Spawn<?> spawn -> spawn.start();
                        case ChildProcess made -> made.start();
                        case Object other -> throw new AssertionError("no process: " + other);
                    };
            Wait.CHILD.join(child);
            assertEquals(List.of(), output.errors());
            return output.lines();
        }
    }
}
