package dev.brood.shell;

/**
 * Where a snippet comes from.
 *
 * @param source name of a script file; null at the prompt, where snippets go by their number
 * @param line the line of the script on which the snippet begins, from 1 on; 1 at the prompt
 */
public record Origin(String source, int line) {

    /** Typed at the prompt. */
    public static final Origin PROMPT = new Origin(null, 1);
}
