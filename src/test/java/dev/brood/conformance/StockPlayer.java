package dev.brood.conformance;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** The jshell of the JDK with what its tool has: the engine in a JVM of its own, the import at the start, the numbers. */
final class StockPlayer implements Player {

    private static final String START = "s";

    private final JShell jshell;
    private boolean started;
    private int count;
    private int errors;

    StockPlayer() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        jshell =
                JShell.builder()
                        .idGenerator((snippet, _) -> number(snippet))
                        .tempVariableNameGenerator(() -> "$" + (count + 1))
                        .remoteVMOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                        .out(nowhere)
                        .err(nowhere)
                        .build();
        jshell.eval("import module java.base;");
        started = true;
    }

    private String number(Snippet snippet) {
        if (!started) {
            return START;
        }
        return jshell.status(snippet).isActive() ? String.valueOf(++count) : "e" + ++errors;
    }

    @Override
    public String eval(String snippet) {
        List<SnippetEvent> events = jshell.eval(snippet);
        return events.isEmpty()
                ? "done"
                : events.stream()
                        .filter(event -> event.causeSnippet() == null)
                        .map(StockPlayer::outcome)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String outcome(SnippetEvent event) {
        if (event.status() == Status.REJECTED) {
            return "rejected";
        }
        return switch (event.exception()) {
            case null -> value(event);
            case EvalException thrown -> "threw " + Texts.compared(thrown.getExceptionClassName());
            default -> "rejected"; // it ran into something that waits for others
        };
    }

    private static String value(SnippetEvent event) {
        boolean isValue = event.snippet().subKind().hasValue();
        return switch (event.snippet()) {
            case VarSnippet variable
                    when isValue
                            && event.status() == Status.VALID
                            && variable.subKind() != SubKind.VAR_DECLARATION_SUBKIND ->
                    value(variable.name(), variable.typeName(), event.value());
            case ExpressionSnippet named when isValue ->
                    value(named.name(), named.typeName(), event.value());
            default -> "done";
        };
    }

    private static String value(String name, String type, String value) {
        return Texts.variable(type, name) + " = " + Texts.compared(value);
    }

    @Override
    public void drop(String name) {
        active().filter(snippet -> name.equals(nameOf(snippet))).toList().forEach(jshell::drop);
    }

    private static String nameOf(Snippet snippet) {
        return snippet instanceof PersistentSnippet named ? named.name() : snippet.id();
    }

    @Override
    public List<String> state() {
        return active().map(this::describe).filter(text -> !text.isEmpty()).toList();
    }

    private Stream<Snippet> active() {
        return jshell.snippets()
                .filter(snippet -> jshell.status(snippet).isActive())
                .filter(snippet -> !snippet.id().equals(START));
    }

    private String describe(Snippet snippet) {
        boolean waits = jshell.status(snippet) != Status.VALID;
        String text =
                switch (snippet) {
                    case VarSnippet variable -> describe(variable, waits);
                    case MethodSnippet method -> method.name() + method.signature();
                    case TypeDeclSnippet type -> type.source().strip();
                    case ImportSnippet imported -> imported.source().strip();
                    default -> "";
                };
        return text.isEmpty() ? "" : snippet.id() + ": " + text + (waits ? " waits" : "");
    }

    private String describe(VarSnippet variable, boolean waits) {
        String declaration = Texts.variable(variable.typeName(), variable.name());
        return waits
                ? declaration
                : declaration + " = " + Texts.compared(jshell.varValue(variable));
    }

    @Override
    public List<String> inForce() {
        return active().map(Snippet::id).toList();
    }

    @Override
    public void dropNumber(String id) {
        active().filter(snippet -> snippet.id().equals(id)).findFirst().ifPresent(jshell::drop);
    }

    @Override
    public void close() {
        jshell.close();
    }
}
