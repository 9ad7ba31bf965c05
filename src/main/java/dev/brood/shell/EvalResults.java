package dev.brood.shell;

import dev.brood.internal.code.Traces;
import dev.brood.shell.Outcome.Place;
import java.util.List;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Tells from JShell's events, and from what became of the run itself, what came of a snippet. Right after its evaluation.
 *
 * @param interpreter where it was evaluated
 */
record EvalResults(Interpreter interpreter) {

    /**
     * What came of a snippet: several outcomes for {@code int a = 1, b = 2}, otherwise one. Further events are of what depends
     * on it.
     */
    List<Outcome> of(List<SnippetEvent> events, String source) {
        List<Outcome> outcomes =
                events.stream()
                        .filter(event -> event.causeSnippet() == null)
                        .map(event -> of(event, source))
                        .toList();
        return outcomes.isEmpty() ? List.of(new Outcome.Done("")) : outcomes;
    }

    private Outcome of(SnippetEvent event, String source) {
        JShell jshell = interpreter.jshell();
        Snippet snippet = event.snippet();
        if (event.status() == Status.REJECTED) {
            return new Outcome.Rejected(
                    Diagnostics.of(jshell, snippet, source).stream()
                            .map(problem -> explained(problem, source))
                            .toList());
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            int start = ScriptText.codeStart(source, 0);
            String message = Declarations.describeUnresolved(jshell, unresolved.getSnippet());
            return new Outcome.Rejected(
                    List.of(new Outcome.Problem(message, start, source.length())));
        }
        SnippetRun run = interpreter.lastRun(snippet);
        if (run != null && run.wasStopped()) {
            return new Outcome.Stopped(); // whichever way its wait or loop came to an end
        }
        if (run != null && run.thrown() != null) {
            return threw(run);
        }
        if (event.exception() instanceof JShellException other) {
            return new Outcome.Threw(other);
        }
        return value(event, run == null ? null : run.value(), source);
    }

    /** What has become of other snippets, as far as the user should know. */
    List<String> updates(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() != null)
                .filter(event -> !interpreter.implicit().contains(event.snippet()))
                .filter(event -> !interpreter.hasKeptValue(event.snippet()))
                .map(event -> Declarations.describeUpdate(interpreter.jshell(), event))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Outcome value(SnippetEvent event, Object value, String source) {
        return switch (event.snippet()) {
            case VarSnippet variable when event.status() == Status.VALID && hasValue(variable) ->
                    new Outcome.Value(
                            variable.name(), place(variable), type(variable.typeName()), value);
            case ExpressionSnippet named when isOfVariable(named) ->
                    new Outcome.Value(named.name(), place(named), type(named.typeName()), value);
            default ->
                    new Outcome.Done(
                            interpreter
                                    .companions()
                                    .explain(
                                            Declarations.describe(interpreter.jshell(), event),
                                            source));
        };
    }

    private Outcome.Problem explained(Outcome.Problem problem, String source) {
        return new Outcome.Problem(
                interpreter
                        .companions()
                        .explain(
                                new HiddenNameHint(interpreter.preloading())
                                        .addTo(problem.message()),
                                source),
                problem.start(),
                problem.end());
    }

    private String type(String name) {
        return new TypeNames(interpreter.preloading()).shorten(name);
    }

    private static boolean hasValue(VarSnippet variable) {
        return variable.subKind() != SubKind.VAR_DECLARATION_SUBKIND;
    }

    private static boolean isOfVariable(ExpressionSnippet expression) {
        return expression.subKind() == SubKind.VAR_VALUE_SUBKIND
                || expression.subKind() == SubKind.ASSIGNMENT_SUBKIND;
    }

    private static Place place(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND -> Place.SCRATCH;
            case ASSIGNMENT_SUBKIND -> Place.ASSIGNED;
            case VAR_VALUE_SUBKIND -> Place.NAMED;
            default -> Place.DECLARED;
        };
    }

    /** What came of a call. */
    Outcome of(SnippetRun run) {
        if (run.wasStopped()) {
            return new Outcome.Stopped();
        }
        return run.thrown() == null
                ? new Outcome.Value("", Place.SCRATCH, "Object", run.value())
                : threw(run);
    }

    private Outcome threw(SnippetRun run) {
        return new Outcome.Threw(new Traces(interpreter.loader()).translate(run.thrown()));
    }
}
