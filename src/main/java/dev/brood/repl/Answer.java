package dev.brood.repl;

import dev.brood.repl.command.Feedback;
import dev.brood.shell.Outcome;
import dev.brood.shell.Outcome.Problem;
import dev.brood.shell.Shell;
import dev.brood.shell.StackTraces;
import java.util.List;

/** Shows what came of a snippet. */
record Answer(Shell shell, Screen screen) {

    /** What is longer is shown with its middle left out: a list of a million items helps nobody. */
    private static final int LONGEST_VALUE = 4000;

    private static final int LONGEST_END = 500;

    /**
     * Shows an outcome as far as the user wants to know of it.
     *
     * @param source the snippet
     * @return whether the snippet went well
     */
    boolean show(String source, Outcome outcome, Feedback feedback) {
        boolean well = outcome instanceof Outcome.Value || outcome instanceof Outcome.Done;
        if (well && feedback == Feedback.SILENT
                || outcome instanceof Outcome.Done && feedback == Feedback.CONCISE) {
            return true;
        }
        boolean shown = show(source, outcome);
        if (feedback == Feedback.VERBOSE && outcome instanceof Outcome.Value value) {
            screen.say(
                    "|  "
                            + (value.declaration() ? "created variable " : "value in ")
                            + value.name()
                            + " : "
                            + value.type());
        }
        return shown;
    }

    /**
     * Shows an outcome.
     *
     * @param source the snippet
     * @return whether the snippet went well
     */
    boolean show(String source, Outcome outcome) {
        switch (outcome) {
            case Outcome.Value value -> {
                return showValue(source, value);
            }
            case Outcome.Done(var what) -> {
                if (!what.isEmpty()) {
                    screen.say("|  " + what);
                }
                return true;
            }
            case Outcome.Rejected(var problems) ->
                    problems.forEach(problem -> showProblem(source, problem));
            case Outcome.Threw(var thrown) -> {
                screen.complain(thrown.toString());
                StackTraces.lines(thrown).forEach(screen::say);
            }
            case Outcome.Stopped() -> screen.say("stopped");
        }
        return false;
    }

    private boolean showValue(String source, Outcome.Value value) {
        Outcome text = shell.describe(value.value());
        if (text instanceof Outcome.Value described) {
            screen.say(
                    (value.temporary() ? "" : value.name() + " ")
                            + "==> "
                            + shortened((String) described.value()));
            return true;
        }
        return show(source, text); // its toString threw, or was stopped
    }

    /** A long text without its middle. */
    static String shortened(String text) {
        if (text == null || text.length() <= LONGEST_VALUE) {
            return text; // an object of the user's may say null
        }
        return text.substring(0, LONGEST_VALUE - LONGEST_END)
                + " ... "
                + text.substring(text.length() - LONGEST_END);
    }

    /** The message, the line that is meant, and a mark under the place. */
    private void showProblem(String source, Problem problem) {
        screen.complain("error: " + problem.message());
        int at = Math.clamp(problem.start(), 0, source.length());
        int lineStart = source.lastIndexOf('\n', at - 1) + 1;
        int newline = source.indexOf('\n', at);
        int lineEnd = newline < 0 ? source.length() : newline;
        // tabs stay tabs, so that the mark stands under its column however wide they are
        String indent = source.substring(lineStart, at).replaceAll("[^\t]", " ");
        String mark = "^".repeat(Math.clamp(problem.end() - at, 1, Math.max(1, lineEnd - at)));
        List.of(source.substring(lineStart, lineEnd), indent + mark)
                .forEach(line -> screen.say("    " + line));
    }
}
