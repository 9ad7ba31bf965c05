package dev.brood.error;

import java.util.regex.Pattern;

/** Names as they were typed, without the classes that JShell puts around whatever is declared. */
public final class UserNames {

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[$.]");

    private UserNames() {}

    /**
     * Takes out of a text the names of the classes that JShell has made.
     *
     * @param text what an exception says, or the name of a type; or null
     * @return the same in terms of what was typed
     */
    public static String clean(String text) {
        return text == null || !text.contains("REPL.")
                ? text
                : WRAPPER.matcher(text).replaceAll("");
    }
}
