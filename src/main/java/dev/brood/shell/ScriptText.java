package dev.brood.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a script and its lines. */
record ScriptText(String name, String text) {

    private static final String SHEBANG = "#!";
    private static final Pattern SPACE =
            Pattern.compile("(?:\\s++|//[^\n]*+|/\\*.*?\\*/)*+", Pattern.DOTALL);

    /**
     * A slash at the beginning of a line, and what may follow in the name of a command: no Java code begins so, except for
     * comments.
     */
    private static final Pattern COMMAND =
            Pattern.compile(SPACE.pattern() + "(/[\\p{Alpha}!?\\d-])", Pattern.DOTALL);

    /** With the line ends of whatever system it was written on. */
    static ScriptText of(String name, String text) {
        return new ScriptText(name, text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** The text with a shebang line blanked, so that all offsets stay as they are. */
    String code() {
        if (!text.startsWith(SHEBANG)) {
            return text;
        }
        int end = text.indexOf('\n');
        int length = end < 0 ? text.length() : end;
        return " ".repeat(length) + text.substring(length);
    }

    /** Where a line that begins with a slash command starts, if nothing but space comes before it; otherwise −1. */
    static int commandStart(String rest) {
        Matcher command = COMMAND.matcher(rest);
        return command.lookingAt() ? command.start(1) : -1;
    }

    /** The line of an offset, from 1 on; leading space of a snippet belongs to it. */
    int line(int offset) {
        return 1
                + (int)
                        text.substring(0, Math.min(offset, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    /** Where the code on a line begins. */
    int offset(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return skipSpace(start);
    }

    /** Where an exception came out of this script: the topmost of its frames, or the snippet that was running. */
    int place(Throwable thrown, String fileName, int snippetOffset) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (fileName.equals(frame.getFileName()) && frame.getLineNumber() > 0) {
                return offset(frame.getLineNumber());
            }
        }
        return skipSpace(snippetOffset);
    }

    private int skipSpace(int from) {
        return codeStart(text, from);
    }

    /** Where code begins, behind space and comments. */
    static int codeStart(String text, int from) {
        Matcher space = SPACE.matcher(text).region(from, text.length());
        return space.lookingAt() ? space.end() : from;
    }

    /** A message with its place, the line and a caret. */
    String describe(int offset, String message) {
        int at = Math.min(offset, text.length());
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int column = at - start;
        List<String> messageLines = message.lines().toList();
        StringBuilder description = new StringBuilder();
        description
                .append(name)
                .append(':')
                .append(line(at))
                .append(':')
                .append(column + 1)
                .append(": ");
        description.append(messageLines.isEmpty() ? "" : messageLines.getFirst()).append('\n');
        description.append("    ").append(line).append('\n');
        // tabs stay tabs, so that the caret stands under its column however wide they are
        String indent = line.substring(0, Math.min(column, line.length())).replaceAll("[^\t]", " ");
        description.append("    ").append(indent).append('^');
        messageLines.stream()
                .skip(1)
                .forEach(more -> description.append('\n').append("    ").append(more));
        return description.toString();
    }
}
