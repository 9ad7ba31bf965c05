package dev.brood.internal.diagnosis;

import java.util.regex.Pattern;

/** Names as they were typed, without the classes that JShell puts around whatever is declared. */
public final class UserNames {

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[$.]");

    private static final String OURS = "dev.brood.";
    private static final String MACHINERY = OURS + "internal.";

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

    /**
     * Gives the name of a kind of object as people know it.
     *
     * @param type a class
     * @return of one that stands behind a type of ours that people meet, the simple name of that
     */
    public static String kind(Class<?> type) {
        if (type.getName().startsWith(MACHINERY)) {
            for (Class<?> met : type.getInterfaces()) {
                if (met.getName().startsWith(OURS) && !met.getName().startsWith(MACHINERY)) {
                    return met.getSimpleName();
                }
            }
        }
        return type.getSimpleName();
    }
}
