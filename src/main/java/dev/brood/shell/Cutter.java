package dev.brood.shell;

import jdk.jshell.Snippet.Kind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts texts into snippets. JShell knows where a snippet ends that has its semicolon or brace. An expression needs none, so it
 * may end with its line: this is the one place where line ends matter, and is only looked at when the text as a whole makes no
 * sense.
 */
record Cutter(SourceCodeAnalysis analysis) {

    Cut cut(String text) {
        Cut whole = analyze(text);
        return switch (whole.state()) {
            case BROKEN -> cutLines(text, whole);
            case COMPLETE ->
                    maySplit(whole.snippet()) && isErroneous(whole.snippet())
                            ? cutLines(text, whole)
                            : whole;
            case INCOMPLETE, EMPTY -> whole;
        };
    }

    private Cut cutLines(String text, Cut whole) {
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            Cut lines = analyze(text.substring(0, end));
            switch (lines.state()) {
                case COMPLETE -> {
                    return new Cut(
                            Cut.State.COMPLETE,
                            lines.snippet(),
                            lines.rest() + text.substring(end));
                }
                case BROKEN -> {
                    return whole;
                }
                case INCOMPLETE, EMPTY -> {}
            }
        }
        return whole;
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

    /**
     * Whether there is a line end outside of brackets that two expressions may meet at, as JShell takes such lines for one
     * snippet that is wrong. Few snippets have one, so that the closer look is seldom needed.
     */
    private static boolean maySplit(String snippet) {
        int depth = 0;
        char before = ';';
        boolean newline = false;
        for (int i = 0; i < snippet.length(); i++) {
            char c = snippet.charAt(i);
            if (c == '\n') {
                newline = true;
            } else if (!Character.isWhitespace(c)) {
                if (newline && depth <= 0 && ends(before) && begins(snippet, i)) {
                    return true;
                }
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                newline = false;
                before = c;
            }
        }
        return false;
    }

    private static boolean ends(char c) {
        return Character.isJavaIdentifierPart(c) || ")]\"'+-".indexOf(c) >= 0;
    }

    private static boolean begins(String text, int at) {
        char c = text.charAt(at);
        boolean command =
                c == '/' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        return command || Character.isJavaIdentifierPart(c) || "\"'(!~+-@".indexOf(c) >= 0;
    }

    private boolean isErroneous(String snippet) {
        return analysis.sourceToSnippets(snippet).stream()
                .anyMatch(each -> each.kind() == Kind.ERRONEOUS);
    }
}
