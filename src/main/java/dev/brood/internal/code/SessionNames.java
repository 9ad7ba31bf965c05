package dev.brood.internal.code;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How JShell names the classes that it makes: snippet 7 goes into {@code REPL.$JShell$7}, after a redefinition into
 * {@code REPL.$JShell$7B}, and a class that it declares into {@code REPL.$JShell$7$Name}.
 */
public final class SessionNames {

    /** The package of all session classes. */
    static final String PACKAGE = "REPL";

    /** A session class in a class file, be it as a name, in a descriptor or in a signature. */
    private static final Pattern IN_CLASS_FILE =
            Pattern.compile("REPL/\\$JShell\\$\\p{javaJavaIdentifierPart}+");

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*");

    private SessionNames() {}

    /** Tells whether a class was made by JShell. */
    public static boolean isSessionClass(String name) {
        return name.startsWith(PACKAGE + ".");
    }

    /** The session classes that a text from a class file mentions: a name, a descriptor or a signature. */
    static Stream<String> in(String text) {
        return IN_CLASS_FILE.matcher(text).results().map(found -> found.group().replace('/', '.'));
    }

    /** Tells whether a class was made around a snippet, so that its static fields are session variables. */
    static boolean isWrapper(String name) {
        return WRAPPER.matcher(name).matches();
    }

    /** The wrapper that a session class was declared in: itself for a wrapper, null for other classes. */
    static String wrapperOf(String name) {
        var matcher = WRAPPER.matcher(name);
        return matcher.lookingAt() ? matcher.group() : null;
    }
}
