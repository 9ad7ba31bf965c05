package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.brood.internal.diagnosis.StackTraces;
import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A snippet that is running has sent a part of itself. */
@ExtendWith(LeavesNothingBehind.class)
class RunningSnippetTest {

    @Test
    void workerTellsTheLineOfALambdaThatStandsInTheSnippetItself() {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            Outcome outcome =
                    shell.eval(
                            "async(() -> \n\"abc\".charAt(cpuCount() + 3)).get()",
                            new Origin("s.jsh", 7));
            Throwable cause = assertInstanceOf(Outcome.Threw.class, outcome).thrown().getCause();
            assertEquals(List.of("    at session.lambda(s.jsh:8)"), StackTraces.frames(cause));
        }
    }

    @Test
    void namesOfJShellsClassesAreNotForPeople() {
        assertEquals(
                "because \"s\" is null, class Job",
                StackTraces.clean(
                        "because \"REPL.$JShell$23.s\" is null, class REPL.$JShell$11B$Job"));
    }
}
