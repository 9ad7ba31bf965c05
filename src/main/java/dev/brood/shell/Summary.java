package dev.brood.shell;

import java.util.regex.Pattern;

/** The first sentence of a documentation comment, as plain text. */
final class Summary {

    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
    private static final Pattern HTML = Pattern.compile("<[^<>]*>");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?s)(^|\\n)\\s*@(?=[a-z]).*");
    private static final Pattern SENTENCE = Pattern.compile("(.*?[.!?])\\s.*");

    private Summary() {}

    /** The sentence; empty if there is no comment. */
    static String of(String comment) {
        if (comment == null) {
            return "";
        }
        String text = BLOCK_TAG.matcher(comment).replaceAll("");
        text = INLINE_TAG.matcher(text).replaceAll("$1").replaceAll("(?<!\\w)#(?=\\w)", "");
        text = HTML.matcher(text).replaceAll("");
        text =
                text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&")
                        .replaceAll("\\s+", " ")
                        .strip();
        return SENTENCE.matcher(text).replaceFirst("$1");
    }
}
