package dev.brood.shell;

import java.util.regex.Pattern;

/**
 * The lines of a text, one after the other, and whether the compiler need not be asked if those up to here are whole: within
 * a class of many lines it would look at all of them again at the end of each.
 *
 * <p>They surely are not in two cases. One is an open comment or text block. The other is a bracket that was open when the
 * compiler was asked last, and said so, and has not been closed since: what came before the bracket is what decides, and is
 * still the same.
 */
final class Lines {

    private static final String TEXT_BLOCK = "\"\"\"";
    private static final String COMMENT_END = "*/";

    /** Java takes {@code \}{@code u0028} for a bracket; such a text is not understood here. */
    private static final Pattern ESCAPED_SYNTAX =
            Pattern.compile("\\\\u+00(?:0[aAdD]|2[2789aAfF]|5[bBcCdD]|7[bBdD])");

    private final String text;
    private int from;
    private int end = -1;
    private int depth;
    private int lowestDepth;
    private int codeEnd;

    /** What ends the comment or text block that is open; null if none is. */
    private String awaited;

    private boolean isKnownIncomplete;
    private boolean isUnderstood = true;

    /**
     * Begins with a line, or the rest of one.
     *
     * @param start where code begins
     */
    Lines(String text, int start) {
        this.text = text;
        this.from = start;
    }

    /** Goes on to the next line, if there is one. */
    boolean next() {
        if (from >= text.length()) {
            return false;
        }
        int newline = text.indexOf('\n', from);
        end = newline < 0 ? text.length() : newline;
        isUnderstood &= !ESCAPED_SYNTAX.matcher(text).region(from, end).find();
        for (int i = from; i < end; ) {
            i = awaited == null ? token(i) : insideEnd(i);
        }
        from = end + 1;
        return true;
    }

    /** Goes on so far that the next line is the one with this offset. */
    void skipTo(int offset) {
        for (int newline = text.indexOf('\n', from);
                newline >= 0 && newline < offset && next();
                newline = text.indexOf('\n', from)) {}
    }

    /** Where this line ends. */
    int end() {
        return end;
    }

    /** Where the code of the lines up to here ends, before space and comments; −1 if it is not known. */
    int codeEnd() {
        return isUnderstood ? codeEnd : -1;
    }

    boolean areSurelyIncomplete() {
        return isUnderstood && (awaited != null || isKnownIncomplete && lowestDepth > 0);
    }

    /** Notes what the compiler says of the lines up to here. */
    void foundIncomplete() {
        isKnownIncomplete = true;
        lowestDepth = depth;
    }

    private int token(int at) {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            return end;
        }
        if (text.startsWith("/*", at)) {
            awaited = COMMENT_END;
            return at + 2;
        }
        if (text.startsWith(TEXT_BLOCK, at)) {
            awaited = TEXT_BLOCK;
            return at + TEXT_BLOCK.length();
        }
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            lowestDepth = Math.min(lowestDepth, --depth);
        }
        codeEnd = c == '\'' || c == '"' ? literalEnd(at) : at + 1;
        return codeEnd;
    }

    /** It ends with its line in any case. */
    private int literalEnd(int start) {
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == text.charAt(start)) {
                return i + 1;
            }
        }
        return end;
    }

    /** The end of the open comment or text block, or of the line. */
    private int insideEnd(int start) {
        for (int i = start; i < end; i++) {
            if (text.startsWith(awaited, i)) {
                // here JShell takes the backslash, itself escaped, for one that escapes the quotes
                isUnderstood &= awaited.equals(COMMENT_END) || text.charAt(i - 1) != '\\';
                int behind = i + awaited.length();
                codeEnd = awaited.equals(COMMENT_END) ? codeEnd : behind;
                awaited = null;
                return behind;
            }
            if (text.charAt(i) == '\\' && awaited.equals(TEXT_BLOCK)) {
                i++;
            }
        }
        return end;
    }
}
