package dev.brood.shell;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts texts into snippets.
 *
 * <p>To Java, line ends are nothing but space. Yet an expression needs no semicolon at a prompt, where it ends with its line,
 * and so it is in scripts. This is the one place where line ends matter, and they are looked at only where the text as a
 * whole makes no sense.
 */
final class Cutter {

    /** What javac says where something should stand between two snippets. */
    private static final String MISSING = "compiler.err.expected";

    /** A line that is a command, and no division, if what comes before it is whole. */
    private static final Pattern COMMAND = Pattern.compile("\\n[ \\t]*/(?=\\p{Alpha})");

    private final SourceCodeAnalysis analysis;
    private final Function<Snippet, Stream<Diag>> diagnostics;

    Cutter(JShell jshell) {
        this.analysis = jshell.sourceCodeAnalysis();
        this.diagnostics = jshell::diagnostics;
    }

    /** Cuts off the first snippet. */
    Cut cut(String text) {
        Matcher command = COMMAND.matcher(text);
        if (command.find()) {
            Cut before = cutSnippet(text.substring(0, command.start()));
            if (before.state() == Cut.State.COMPLETE) {
                String rest = before.rest() + text.substring(command.start());
                return new Cut(Cut.State.COMPLETE, before.snippet(), rest);
            }
        }
        return cutSnippet(text);
    }

    private Cut cutSnippet(String text) {
        Cut whole = analyze(text);
        return switch (whole.state()) {
            case BROKEN -> cutLines(text, whole);
            case COMPLETE ->
                    hasOpenLineEnd(whole.snippet()) && !isOne(whole.snippet())
                            ? cutLines(text, whole)
                            : whole;
            case INCOMPLETE, EMPTY -> whole;
        };
    }

    /** Whether there may be a second snippet: a line that is not the last ends outside all brackets. Few do. */
    private static boolean hasOpenLineEnd(String snippet) {
        int depth = 0;
        boolean open = false;
        for (String line : snippet.strip().split("\n")) {
            String code = line.strip();
            if (open) {
                return true;
            }
            depth += depth(line);
            open = depth <= 0 && !code.isEmpty() && !code.startsWith("//") && !code.startsWith("@");
        }
        return false;
    }

    /** As many of the first lines as make one snippet. */
    private Cut cutLines(String text, Cut otherwise) {
        Cut longest = null;
        int depth = 0;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            depth += depth(text.substring(from, end));
            from = end;
            if (depth > 0) {
                continue;
            }
            Cut lines = analyze(text.substring(0, end));
            boolean one = lines.state() == Cut.State.COMPLETE && isOne(lines.snippet());
            if (one) {
                String rest = lines.rest() + text.substring(end);
                longest = new Cut(Cut.State.COMPLETE, lines.snippet(), rest);
            }
            if (lines.state() == Cut.State.BROKEN && longest == null) {
                return new Cut(Cut.State.BROKEN, text.substring(0, end), text.substring(end));
            }
            if (one ? !lines.rest().isBlank() : longest != null) {
                break;
            }
        }
        return longest == null ? otherwise : longest;
    }

    /** How much deeper in brackets it ends. Brackets in texts count, too: it is only to save looking at each line. */
    private static int depth(String line) {
        int depth = 0;
        for (char c : line.toCharArray()) {
            if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            }
        }
        return depth;
    }

    /** Whether it is no more than one snippet: the analysis that says where one ends lets others follow without a semicolon. */
    private boolean isOne(String snippet) {
        return analysis.sourceToSnippets(snippet).stream()
                .flatMap(diagnostics)
                .noneMatch(problem -> problem.getCode().startsWith(MISSING));
    }

    private Cut analyze(String text) {
        CompletionInfo info = analysis.analyzeCompletion(text);
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI ->
                    new Cut(Cut.State.COMPLETE, info.source(), info.remaining());
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE ->
                    new Cut(Cut.State.INCOMPLETE, text, "");
            case EMPTY -> new Cut(Cut.State.EMPTY, "", info.remaining());
            case UNKNOWN -> new Cut(Cut.State.BROKEN, info.source(), info.remaining());
        };
    }
}
