package dev.brood.internal.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine which word is to be completed. Whether Enter ends the input is decided before it is asked. */
final class SnippetParser implements Parser {

    @Override
    public ParsedLine parse(String typed, int cursor, ParseContext context) {
        int start = ShellWords.start(typed, cursor);
        return new Line(typed, cursor, typed.substring(start, cursor));
    }

    /** The word at the cursor, up to the cursor, is all that counts. */
    private record Line(String line, int cursor, String word) implements CompletingParsedLine {

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
