package dev.brood.internal.repl;

import dev.brood.internal.repl.Token.Kind;
import java.util.List;

/** How far lines are indented: four blanks for each bracket that is open. */
final class Indent {

    static final String STEP = "    ";

    private Indent() {}

    /** The space that a line begins with that follows a text. */
    static String after(String text) {
        List<Token> tokens = JavaLexer.tokens(text);
        boolean within =
                !tokens.isEmpty()
                        && tokens.getLast().end() == text.length()
                        && (tokens.getLast().kind() == Kind.COMMENT
                                || tokens.getLast().kind() == Kind.TEXT)
                        && text.startsWith("\"\"\"", tokens.getLast().start());
        return within ? ofLastLine(text) : STEP.repeat(new Brackets(text, tokens).open());
    }

    /** Text blocks go on as their last line began. */
    private static String ofLastLine(String text) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
