package dev.brood.internal.repl;

import dev.brood.internal.repl.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The brackets of a text.
 *
 * @param text the text
 * @param tokens its tokens
 */
record Brackets(String text, List<Token> tokens) {

    private static final String PAIRS = "()[]{}";

    /**
     * Two brackets that belong together.
     *
     * @param open offset of the one that opens
     * @param close offset of the other; −1 where there is none of the same kind
     */
    record Pair(int open, int close) {}

    /** The pair that has a bracket at the offset, or null. */
    Pair at(int offset) {
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.OPEN) {
                open.push(token.start());
            } else if (token.kind() == Kind.CLOSE) {
                Integer partner = open.poll();
                if (token.start() == offset || partner != null && partner == offset) {
                    return partner != null && fit(partner, token.start())
                            ? new Pair(partner, token.start())
                            : new Pair(offset, -1);
                }
            }
        }
        return null;
    }

    private boolean fit(int open, int close) {
        int index = PAIRS.indexOf(text.charAt(open));
        return PAIRS.charAt(index + 1) == text.charAt(close);
    }

    /** How many brackets are open at the end. */
    int open() {
        int depth = 0;
        for (Token token : tokens) {
            if (token.kind() == Kind.OPEN) {
                depth++;
            } else if (token.kind() == Kind.CLOSE) {
                depth = Math.max(0, depth - 1);
            }
        }
        return depth;
    }
}
