package dev.brood.internal.repl;

/** Where the word begins that is being typed. */
final class ShellWords {

    private ShellWords() {}

    /** The start of the word that ends at the cursor: a name in Java, anything without space behind a command. */
    static int start(String text, int cursor) {
        boolean command = isCommand(text);
        int start = cursor;
        while (start > 0 && belongs(text.charAt(start - 1), command)) {
            start--;
        }
        return start;
    }

    private static boolean belongs(char c, boolean command) {
        return command ? !Character.isWhitespace(c) : Character.isJavaIdentifierPart(c);
    }

    /** Whether it is a command that is being typed. */
    static boolean isCommand(String text) {
        String line = text.stripLeading();
        return line.startsWith("/") && !line.startsWith("//") && !line.startsWith("/*");
    }

    /** Whether the cursor's line has nothing but space before the cursor. */
    static boolean isBlankBefore(String text, int cursor) {
        return text.substring(text.lastIndexOf('\n', cursor - 1) + 1, cursor).isBlank();
    }
}
