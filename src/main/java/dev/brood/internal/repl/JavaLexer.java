package dev.brood.internal.repl;

import dev.brood.internal.repl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts what is being typed into tokens, for colours and for indentation. It takes whatever it gets: an unfinished string ends
 * with its line, an unfinished comment or text block with the text, and what makes no sense is a token of its own. Space is
 * between tokens.
 */
final class JavaLexer {

    /** With those that are keywords in certain places only: somebody who types them mostly means them. */
    private static final Set<String> KEYWORDS =
            Set.of(
                    ("abstract assert boolean break byte case catch char class const continue default do double else"
                                    + " enum extends final finally float for goto if implements import instanceof int"
                                    + " interface long native new package private protected public return short"
                                    + " static strictfp super switch synchronized this throw throws transient try void"
                                    + " volatile while true false null var record sealed permits yield when module")
                            .split(" "));

    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JavaLexer(String text) {
        this.text = text;
    }

    /** The tokens of a text, in order. */
    static List<Token> tokens(String text) {
        JavaLexer lexer = new JavaLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '/' && isCommand()) {
            add(Kind.COMMAND, lineEnd(at));
        } else if (text.startsWith("//", at)) {
            add(Kind.COMMENT, lineEnd(at));
        } else if (text.startsWith("/*", at)) {
            add(Kind.COMMENT, behind("*/", at + 2));
        } else if (text.startsWith(TEXT_BLOCK, at)) {
            add(Kind.TEXT, textBlockEnd());
        } else if (c == '"' || c == '\'') {
            add(Kind.TEXT, literalEnd(c));
        } else if (c >= '0' && c <= '9' || c == '.' && isDigit(at + 1)) {
            add(Kind.NUMBER, numberEnd());
        } else if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
            int end = nameEnd(at);
            add(kind(text.substring(at, end)), end);
        } else if (c == '@'
                && at + 1 < text.length()
                && Character.isJavaIdentifierStart(text.codePointAt(at + 1))) {
            add(Kind.ANNOTATION, nameEnd(at + 1));
        } else if (OPEN.indexOf(c) >= 0) {
            add(Kind.OPEN, at + 1);
        } else if (CLOSE.indexOf(c) >= 0) {
            add(Kind.CLOSE, at + 1);
        } else {
            add(Kind.OTHER, at + Character.charCount(text.codePointAt(at)));
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, at, end));
        at = end;
    }

    /** Commands stand at the beginning of a line where no snippet is going on. */
    private boolean isCommand() {
        if (text.startsWith("//", at) || text.startsWith("/*", at)) {
            return false;
        }
        for (int i = at - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return tokens.isEmpty() || endsSnippet(tokens.getLast());
    }

    private boolean endsSnippet(Token last) {
        char end = text.charAt(last.end() - 1);
        return last.kind() == Kind.COMMAND
                || last.kind() == Kind.COMMENT
                || end == ';'
                || end == '}';
    }

    private static Kind kind(String name) {
        if (KEYWORDS.contains(name)) {
            return Kind.KEYWORD;
        }
        return Character.isUpperCase(name.codePointAt(0)) ? Kind.TYPE : Kind.NAME;
    }

    private int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    private int behind(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private int textBlockEnd() {
        for (int i = at + TEXT_BLOCK.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(TEXT_BLOCK, i)) {
                return i + TEXT_BLOCK.length();
            }
        }
        return text.length();
    }

    private int literalEnd(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i;
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int numberEnd() {
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean exponent =
                    hex ? before == 'p' || before == 'P' : before == 'e' || before == 'E';
            boolean goesOn =
                    c == '_'
                            || c < 0x80 && Character.isLetterOrDigit(c)
                            || c == '.' && (isDigit(i + 1) || !isNameAt(i + 1))
                            || (c == '+' || c == '-') && exponent;
            if (!goesOn) {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean isNameAt(int index) {
        return index < text.length()
                && (text.charAt(index) == '.'
                        || Character.isJavaIdentifierStart(text.codePointAt(index)));
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!Character.isJavaIdentifierPart(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}
