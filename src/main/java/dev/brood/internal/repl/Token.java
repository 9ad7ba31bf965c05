package dev.brood.internal.repl;

/**
 * A stretch of what was typed.
 *
 * @param kind what it is
 * @param start where it begins, as an offset in the text
 * @param end where it ends
 */
record Token(Kind kind, int start, int end) {

    enum Kind {
        KEYWORD,
        /** A name as types have them: it begins with a capital letter. */
        TYPE,
        NAME,
        NUMBER,
        /** A string, a text block or a character, whole or not. */
        TEXT,
        COMMENT,
        ANNOTATION,
        OPEN,
        CLOSE,
        /** A line that begins with a slash and a letter. */
        COMMAND,
        OTHER
    }
}
