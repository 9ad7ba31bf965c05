package dev.brood.testing;

import dev.brood.shell.Cut;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.nio.file.Path;
import java.util.List;

/** A session at the prompt, without the prompt. */
public final class Session implements AutoCloseable {

    private final Shell shell;

    private Session(Shell shell) {
        this.shell = shell;
    }

    public static Session open() {
        return open(List.of(), List.of());
    }

    public static Session open(List<Path> classPath, List<String> args) {
        return new Session(Shell.open(classPath, args));
    }

    /** Evaluates all snippets of a text; none of them may fail. */
    public Outcome run(String text) {
        Outcome last = new Outcome.Done("");
        for (String rest = text; !rest.isBlank(); ) {
            Cut cut = shell.cut(rest);
            if (cut.state() == Cut.State.EMPTY) {
                return last;
            }
            boolean whole = cut.state() == Cut.State.COMPLETE;
            String snippet = whole ? cut.snippet() : rest;
            last = shell.eval(snippet, Origin.PROMPT);
            requireWell(snippet, last);
            rest = whole ? cut.rest() : "";
        }
        return last;
    }

    private static void requireWell(String snippet, Outcome outcome) {
        switch (outcome) {
            case Outcome.Value _, Outcome.Done _ -> {}
            case Outcome.Threw(var thrown) ->
                    throw new AssertionError(snippet + "\nthrew " + thrown, thrown);
            case Outcome.Rejected(var problems) ->
                    throw new AssertionError(snippet + "\nis rejected: " + problems);
            case Outcome.Stopped() -> throw new AssertionError(snippet + "\nwas stopped");
        }
    }

    /** The value of an expression. */
    public Object value(String expression) {
        return switch (run(expression)) {
            case Outcome.Value value -> value.value();
            case Outcome other ->
                    throw new AssertionError(expression + "\nhas no value but " + other);
        };
    }

    /** What a snippet throws. */
    public Throwable thrown(String snippet) {
        return switch (shell.eval(snippet, Origin.PROMPT)) {
            case Outcome.Threw(var thrown) -> thrown;
            case Outcome other -> throw new AssertionError(snippet + "\ndoes not throw: " + other);
        };
    }

    /** Begins anew. */
    public void reset() {
        shell.reset();
    }

    @Override
    public void close() {
        shell.close();
    }
}
