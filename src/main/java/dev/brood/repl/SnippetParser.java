package dev.brood.repl;

import dev.brood.repl.Piece.Kind;
import dev.brood.shell.Shell;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine whether Enter ends the input: it goes on until the last snippet is whole. */
final class SnippetParser implements Parser {

    private final Supplier<Shell> shell;

    SnippetParser(Supplier<Shell> shell) {
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
        Piece piece;
        String rest = typed;
        do {
            piece = Piece.first(shell.get(), rest);
            rest = piece.rest();
        } while (piece.kind() == Kind.SNIPPET || piece.kind() == Kind.COMMAND);
        return piece.kind() == Kind.UNFINISHED;
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
