package dev.brood.internal.repl;

import java.util.regex.Pattern;

/**
 * A signature as JShell gives it, such as {@code List<R> Pool.<A, R>map(Fn1<A,R> function)}.
 *
 * @param result what comes before the class, empty for a constructor
 * @param call the name with its parameters, and nothing of the class
 */
record Signature(String result, String call) {

    private static final Pattern TYPE_PARAMETERS = Pattern.compile("^<[^()]*>(?=\\w+\\()");

    static Signature of(String text) {
        int parenthesis = text.indexOf('(');
        if (parenthesis < 0) {
            return new Signature("", text);
        }
        // the last dot before the parenthesis that is not within type parameters
        int depth = 0;
        int dot = -1;
        int space = -1;
        for (int i = parenthesis - 1; i >= 0 && space < 0; i--) {
            char c = text.charAt(i);
            if (c == '>') {
                depth++;
            } else if (c == '<') {
                depth--;
            } else if (c == '.' && depth == 0 && dot < 0) {
                dot = i;
            } else if (c == ' ' && depth == 0) {
                space = i;
            }
        }
        String call = text.substring(Math.max(dot, space) + 1);
        return new Signature(
                text.substring(0, Math.max(0, space)),
                TYPE_PARAMETERS.matcher(call).replaceFirst(""));
    }

    @Override
    public String toString() {
        return result.isEmpty() ? call : result + " " + call;
    }
}
