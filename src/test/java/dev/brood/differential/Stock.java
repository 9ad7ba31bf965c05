package dev.brood.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Plays programs on the JDK's JShell with its default engine, a JVM of its own, fed as the jshell tool feeds it: line by line,
 * until the analysis calls it complete; what follows a failure on the same line is dropped.
 */
final class Stock implements AutoCloseable {

    /** The tool's own, in Java 25. */
    private static final String STARTUP = "import module java.base;";

    private final Transcript transcript = new Transcript();
    private final JShell jshell =
            JShell.builder().out(transcript.out()).err(new Transcript().out()).build();
    private final SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();

    private Stock() {}

    static Played play(Program program) {
        try (Stock stock = new Stock()) {
            stock.jshell.eval(STARTUP);
            try {
                stock.feed(program.text().lines().toList());
            } catch (RuntimeException | Error e) { // where the tool ends
                stock.transcript.mark(Played.CRASHED);
            }
            return new Played(stock.transcript.lines(), stock.variables());
        }
    }

    private void feed(List<String> lines) {
        String waiting = "";
        for (String line : lines) {
            waiting = waiting.isEmpty() ? line : waiting + "\n" + line;
            while (!waiting.isEmpty() && isComplete(waiting)) {
                waiting = process(waiting);
            }
        }
        if (!waiting.isBlank()) {
            transcript.mark(Played.REJECTED);
        }
    }

    private boolean isComplete(String source) {
        Completeness completeness = analysis.analyzeCompletion(source).completeness();
        return isCommand(source) || completeness.isComplete() || completeness == Completeness.EMPTY;
    }

    private static boolean isCommand(String source) {
        return source.startsWith("/") && !source.startsWith("//") && !source.startsWith("/*");
    }

    /** What of the source is still to be processed. */
    private String process(String source) {
        if (isCommand(source)) {
            drop(source.substring("/drop".length()).strip());
            return "";
        }
        CompletionInfo info = analysis.analyzeCompletion(source);
        boolean went = true;
        for (SnippetEvent event : jshell.eval(info.source().stripTrailing())) {
            went &= event.causeSnippet() != null || note(event);
        }
        return went ? info.remaining() : "";
    }

    private void drop(String name) {
        List<Snippet> named =
                jshell.snippets()
                        .filter(snippet -> jshell.status(snippet).isActive())
                        .filter(snippet ->
                                snippet instanceof jdk.jshell.PersistentSnippet persistent
                                        && persistent.name().equals(name))
                        .toList();
        if (named.isEmpty()) {
            transcript.mark(Played.REJECTED);
        }
        named.forEach(jshell::drop);
    }

    private boolean note(SnippetEvent event) {
        if (event.status() == Status.REJECTED) {
            transcript.mark(Played.REJECTED);
            return false;
        }
        JShellException exception = event.exception();
        switch (exception) {
            case null -> {}
            case UnresolvedReferenceException _ -> transcript.mark(Played.UNRESOLVED);
            case EvalException thrown ->
                    transcript.mark(
                            Played.THREW
                                    + thrown.getExceptionClassName()
                                    + (thrown.getMessage() == null
                                            ? ""
                                            : ": " + thrown.getMessage()));
            default -> transcript.mark(Played.THREW + exception);
        }
        return exception == null;
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        jshell.variables()
                .filter(variable -> !variable.name().startsWith("$"))
                .forEach(variable -> variables.put(variable.name(), described(variable)));
        return variables;
    }

    private String described(VarSnippet variable) {
        return Played.variable(
                variable.typeName(),
                jshell.status(variable) == Status.VALID
                        ? jshell.varValue(variable)
                        : Played.NOT_ACTIVE);
    }

    @Override
    public void close() {
        jshell.close();
    }
}
