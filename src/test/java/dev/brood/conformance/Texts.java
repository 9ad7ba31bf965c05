package dev.brood.conformance;

import java.util.regex.Pattern;
import jdk.jshell.execution.DirectExecutionControl;

/** Values and names as jshell writes them, without what is different in each JVM. */
final class Texts extends DirectExecutionControl {

    /** What a long text is compared by; jshell itself cuts texts that are longer. */
    private static final int ENOUGH = 10_000;

    private static final Pattern LAMBDA = Pattern.compile("\\$*Lambda/0x[0-9a-f]+");
    private static final Pattern WRAPPER =
            Pattern.compile("(REPL\\.)?\\$JShell\\$\\d+[A-Z]*[.$]?|\\$JShell\\$anonymous\\$");
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+\\b");

    /** A package before a type. Which types are told without it goes by the imports, and those of a session are not jshell's. */
    private static final Pattern PACKAGE = Pattern.compile("\\b([a-z]\\w*\\.)+(?=[A-Z])");

    private Texts() {}

    /** What jshell would show of a value. */
    static String of(Object value) {
        try {
            return compared(valueString(value));
        } catch (RuntimeException | LinkageError e) {
            return "has no text but " + e;
        }
    }

    /** A text that jshell shows, as it is compared. */
    static String compared(String text) {
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        String noLambda = LAMBDA.matcher(start).replaceAll("-lambda");
        String noWrapper = WRAPPER.matcher(noLambda).replaceAll("");
        return IDENTITY.matcher(noWrapper).replaceAll("@");
    }

    /** A variable with its type. */
    static String variable(String type, String name) {
        return PACKAGE.matcher(type).replaceAll("") + " " + name;
    }
}
