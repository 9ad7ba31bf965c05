package dev.brood.internal.repl;

import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.RegionType;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is being typed, and marks the bracket that belongs to the one at the cursor. */
final class SnippetHighlighter implements Highlighter {

    private static final int NOWHERE = -2;

    private final Palette palette;

    /** Knows how to mark what Ctrl-R has found, and what is selected. */
    private final Highlighter marking = new DefaultHighlighter();

    private boolean resting;

    SnippetHighlighter(Palette palette) {
        this.palette = palette;
    }

    /** The line is finished: no bracket is marked any more. */
    void rest() {
        resting = true;
    }

    /** A line is begun. */
    void begin() {
        resting = false;
    }

    @Override
    public AttributedString highlight(LineReader reader, String typed) {
        boolean marked =
                reader.getRegionActive() != RegionType.NONE
                        || !typed.equals(reader.getBuffer().toString());
        if (marked || !palette.hasColours()) {
            return marking.highlight(reader, typed);
        }
        return colour(typed, resting ? NOWHERE : reader.getBuffer().cursor());
    }

    static AttributedString colour(String typed, int cursor) {
        List<Token> tokens = JavaLexer.tokens(typed);
        AttributedStringBuilder coloured = new AttributedStringBuilder(typed.length());
        Brackets brackets = new Brackets(typed, tokens);
        Brackets.Pair pair = pair(brackets, cursor);
        int done = 0;
        for (Token token : tokens) {
            coloured.append(typed, done, token.start());
            coloured.styled(style(token, pair), typed.substring(token.start(), token.end()));
            done = token.end();
        }
        coloured.append(typed, done, typed.length());
        return coloured.toAttributedString();
    }

    /** Of the bracket under the cursor, or else of the one before it, which has just been typed. */
    private static Brackets.Pair pair(Brackets brackets, int cursor) {
        Brackets.Pair under = brackets.at(cursor);
        return under == null ? brackets.at(cursor - 1) : under;
    }

    private static AttributedStyle style(Token token, Brackets.Pair pair) {
        if (pair != null && (token.start() == pair.open() || token.start() == pair.close())) {
            return pair.close() < 0 ? Palette.ERROR.bold() : Palette.MATCH;
        }
        return Palette.of(token.kind());
    }
}
