package dev.brood.internal.repl;

import dev.brood.shell.Cut;
import dev.brood.shell.Shell;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first piece of what was typed: a snippet, or a line with a command.
 *
 * @param kind what it is
 * @param text the piece, without what follows; empty if there is none
 * @param rest what follows
 */
record Piece(Kind kind, String text, String rest) {

    private static final String COMMENTS = "(?:\\s++|//[^\\r\\n]*+|/\\*(?s:.*?)\\*/)*+";

    /** A slash at the beginning of a line; Java code never has one there, except for comments. */
    private static final Pattern COMMAND =
            Pattern.compile(COMMENTS + "(/[\\p{Alpha}!?\\d-][^\\r\\n]*|/)(?=\\R|\\z)");

    enum Kind {
        SNIPPET,
        COMMAND,
        /** Lines that make no sense; evaluating them tells why. */
        BROKEN,
        /** A snippet that needs more lines. */
        UNFINISHED,
        NOTHING
    }

    static Piece first(Shell shell, String typed) {
        Matcher command = COMMAND.matcher(typed);
        if (command.lookingAt()) {
            return new Piece(
                    Kind.COMMAND, command.group(1).strip(), typed.substring(command.end()));
        }
        Cut cut;
        try {
            cut = shell.cut(typed);
        } catch (RuntimeException | Error e) {
            return new Piece(
                    Kind.SNIPPET, typed, ""); // too much for the compiler: evaluating it will tell
        }
        return switch (cut.state()) {
            case COMPLETE -> new Piece(Kind.SNIPPET, cut.snippet(), cut.rest());
            case BROKEN -> new Piece(Kind.BROKEN, cut.snippet(), cut.rest());
            case INCOMPLETE -> new Piece(Kind.UNFINISHED, typed, "");
            case EMPTY -> new Piece(Kind.NOTHING, "", "");
        };
    }
}
