package dev.brood.shell;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts texts into snippets as jshell does: line after line is read until they are whole, and that is a snippet. So one ends
 * at the first end of a line at which it can; whether it can is the compiler's to say. Several may stand on one line.
 *
 * <p>It is kinder in two ways, each only where jshell would end with an error. A line that begins as no snippet can belongs
 * to the one before: chains of calls, {@code else}. One that ends as none can goes on: an annotation on a line of its own.
 */
final class SnippetSplitter {

    /**
     * With these begins nothing in Java's grammar that could be a snippet. Brackets, signs and a dot before a digit are not
     * among them.
     */
    private static final Pattern CONTINUATION =
            Pattern.compile(
                    "\\.(?!\\d)|[,?:=*%&|^>]|!=|<=|->|[-+]="
                            + "|(?:else|catch|finally|instanceof|extends|implements|throws)"
                            + "(?!\\p{javaJavaIdentifierPart})");

    /** Nothing that is whole ends with an annotation or a colon, though the compiler's analysis lets it. */
    private static final Pattern UNFINISHED_END =
            Pattern.compile("(?:@[ \\t]*+[\\p{javaJavaIdentifierPart}.]++|:)\\z");

    private final SourceCodeAnalysis analysis;

    SnippetSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Cuts off the first snippet. */
    Cut cut(String text) {
        int start = ScriptText.codeStart(text, 0);
        Lines lines = new Lines(text, start);
        Cut cut = firstWhole(text, start, lines);
        for (int next = continuation(text, cut); next >= 0; next = continuation(text, cut)) {
            lines.skipTo(next);
            Cut longer = firstWhole(text, start, lines);
            if (longer.state() == Cut.State.BROKEN
                    || longer.state() == Cut.State.COMPLETE
                            && longer.rest().length() >= cut.rest().length()) {
                break;
            }
            cut = longer;
        }
        return cut;
    }

    /** Reads on until the lines are whole. */
    private Cut firstWhole(String text, int start, Lines lines) {
        Cut cut = new Cut(Cut.State.EMPTY, "", "");
        while (lines.next()) {
            if (lines.areSurelyIncomplete()) {
                cut = new Cut(Cut.State.INCOMPLETE, text, "");
                continue;
            }
            cut = analyze(text, start, lines);
            if (cut.state() == Cut.State.COMPLETE || cut.state() == Cut.State.BROKEN) {
                return cut;
            }
            lines.foundIncomplete();
        }
        return cut;
    }

    /** Where the line begins that belongs to what was cut off; −1 if none does. */
    private static int continuation(String text, Cut cut) {
        if (cut.state() != Cut.State.COMPLETE || !cut.rest().startsWith("\n")) {
            return -1;
        }
        int next = ScriptText.codeStart(text, text.length() - cut.rest().length());
        return CONTINUATION.matcher(text).region(next, text.length()).lookingAt() ? next : -1;
    }

    private Cut analyze(String text, int start, Lines lines) {
        int end = lines.end();
        CompletionInfo info = analysis.analyzeCompletion(text.substring(start, end));
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI ->
                    info.remaining().isEmpty() && isUnfinished(text, start, lines.codeEnd())
                            ? new Cut(Cut.State.INCOMPLETE, text, "")
                            : new Cut(
                                    Cut.State.COMPLETE,
                                    text.substring(0, start) + info.source(),
                                    info.remaining() + text.substring(end));
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE ->
                    new Cut(Cut.State.INCOMPLETE, text, "");
            case EMPTY -> new Cut(Cut.State.EMPTY, "", "");
            case UNKNOWN -> new Cut(Cut.State.BROKEN, text.substring(0, end), text.substring(end));
        };
    }

    private static boolean isUnfinished(String text, int start, int codeEnd) {
        return codeEnd > start && UNFINISHED_END.matcher(text).region(start, codeEnd).find();
    }
}
