package dev.brood.repl;

import dev.brood.repl.Piece.Kind;
import dev.brood.shell.Shell;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;

/** Tells JLine whether Enter ends the input: it goes on until the last snippet is whole. */
final class SnippetParser implements Parser {

    private final Future<Shell> shell;

    SnippetParser(Future<Shell> shell) {
        this.shell = shell;
    }

    @Override
    public ParsedLine parse(String typed, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && isUnfinished(typed)) {
            throw new EOFError(-1, -1, "more lines are needed");
        }
        return new Line(typed, cursor);
    }

    private boolean isUnfinished(String typed) {
        Shell session = session(typed);
        Piece piece;
        String rest = typed;
        do {
            piece = Piece.first(session, rest);
            rest = piece.rest();
        } while (piece.kind() == Kind.SNIPPET || piece.kind() == Kind.COMMAND);
        return piece.kind() == Kind.UNFINISHED;
    }

    /** The session, once it is open; Ctrl-C gives up what was typed before. */
    private Shell session(String typed) {
        try {
            return shell.get();
        } catch (InterruptedException e) {
            throw new UserInterruptException(typed);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session cannot be opened", e.getCause());
        }
    }

    /** All of it as one word: nothing here looks at words. */
    private record Line(String line, int cursor) implements CompletingParsedLine {

        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return line.length();
        }
    }
}
