package dev.brood.internal.repl;

import dev.brood.internal.command.Feedback;
import dev.brood.shell.Outcome;
import dev.brood.shell.Outcome.Place;
import dev.brood.shell.Outcome.Problem;
import dev.brood.shell.Shell;
import dev.brood.shell.Shown;
import dev.brood.shell.ValueText;
import java.util.List;
import java.util.regex.Pattern;

/** Shows what came of a snippet. */
record ResultPrinter(Shell shell, Screen screen, Last last) {

    private static final int LONGEST_TYPE = 60;
    private static final int LONGEST_END = 100;

    /** A declaration that begins with its type; {@code var} tells nothing. */
    private static final Pattern TYPED = Pattern.compile("\\s*(?!(final\\s+)?var\\b).*");

    /**
     * Shows an outcome as far as the user wants to know of it.
     *
     * @param source the snippet
     * @return whether the snippet went well
     */
    boolean show(String source, Outcome outcome, Feedback feedback) {
        shell.others().forEach(other -> showOne(source, other, feedback));
        boolean shown = showOne(source, outcome, feedback);
        if (feedback == Feedback.NORMAL || feedback == Feedback.VERBOSE) {
            shell.updates().forEach(update -> screen.say("|    " + update));
        }
        return shown;
    }

    private boolean showOne(String source, Outcome outcome, Feedback feedback) {
        if (outcome instanceof Outcome.Value value) {
            last.value(value);
        }
        if (!isWanted(outcome, feedback)) {
            return true;
        }
        boolean shown = show(source, outcome);
        if (feedback == Feedback.VERBOSE && outcome instanceof Outcome.Value value) {
            screen.say("|  " + place(value) + value.name() + " : " + value.type());
        }
        return shown;
    }

    /** As jshell has it: silence is for all but errors; concise are the values of expressions that assign nothing. */
    private static boolean isWanted(Outcome outcome, Feedback feedback) {
        return switch (outcome) {
            case Outcome.Value value ->
                    switch (feedback) {
                        case SILENT -> false;
                        case CONCISE ->
                                value.place() == Place.SCRATCH || value.place() == Place.NAMED;
                        case NORMAL, VERBOSE -> true;
                    };
            case Outcome.Done _ -> feedback == Feedback.NORMAL || feedback == Feedback.VERBOSE;
            default -> true;
        };
    }

    /** In jshell's words. */
    private static String place(Outcome.Value value) {
        return switch (value.place()) {
            case SCRATCH -> "created scratch variable ";
            case DECLARED -> "created variable ";
            case ASSIGNED -> "assigned to ";
            case NAMED -> "value of ";
        };
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
                return showValue(source, value, false);
            }
            case Outcome.Done(var what) -> {
                if (!what.isEmpty()) {
                    screen.say("|  " + what);
                }
                return true;
            }
            case Outcome.Rejected(var problems) -> {
                problems.forEach(problem -> showProblem(source, problem));
                shell.hint(source)
                        .ifPresent(hint -> screen.say(screen.paint("    " + hint, Palette.DIM)));
            }
            case Outcome.Threw(var thrown) -> showThrown(thrown);
            case Outcome.Stopped() -> screen.say("stopped");
        }
        return false;
    }

    /**
     * Shows a value.
     *
     * @param source the snippet it comes from
     * @param value the value
     * @param all whether to show all of it, however long it is
     * @return whether that went well: the user's {@code toString} may throw, or be stopped
     */
    boolean showValue(String source, Outcome.Value value, boolean all) {
        last.value(value);
        int width = screen.width();
        Outcome text = shell.call(() -> shown(value.value(), width, all));
        if (!(text instanceof Outcome.Value described)) {
            return show(source, text);
        }
        Shown shown = (Shown) described.value();
        String[] lines = shown.text().split("\n", 2);
        String answer =
                (value.temporary() ? "" : value.name() + " ")
                        + "==> "
                        + lines[0]
                        + type(source, value)
                        + (lines.length > 1 ? "\n" + lines[1] : "");
        if (all) {
            screen.sayAtLength(answer);
        } else {
            screen.say(answer);
        }
        if (shown.isCut()) {
            screen.say(screen.paint("    " + shown.total() + "; /show for all", Palette.DIM));
        }
        return true;
    }

    private static Shown shown(Object value, int width, boolean all) throws Exception {
        Shown table = RecordTable.of(value, width, all);
        return table == null ? ValueText.of(value, all ? ValueText.WHOLE : ValueText.BRIEF) : table;
    }

    /** The type, where it can be dim and has not just been typed. */
    private String type(String source, Outcome.Value value) {
        boolean evident = value.declaration() && TYPED.matcher(source).lookingAt();
        String type = value.type();
        return evident || !screen.hasColours() || type == null || type.length() > LONGEST_TYPE
                ? ""
                : screen.paint(
                        " : " + ThrownText.clean(type).replaceAll(",(?! )", ", "), Palette.DIM);
    }

    /** A long text without its middle. */
    static String shortened(String text) {
        if (text == null || text.length() <= ValueText.BRIEF) {
            return text; // an object of the user's may say null
        }
        return text.substring(0, ValueText.BRIEF - LONGEST_END)
                + " ... "
                + text.substring(text.length() - LONGEST_END);
    }

    private void showThrown(Throwable thrown) {
        last.thrown(thrown);
        ThrownText text = new ThrownText(thrown);
        screen.complain(text.headline());
        text.lines().forEach(screen::say);
        if (text.isCut() && last.isTraceNews()) {
            screen.say(screen.paint("    /trace shows all of it", Palette.DIM));
        }
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
