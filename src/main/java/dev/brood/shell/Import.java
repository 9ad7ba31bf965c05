package dev.brood.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An import.
 *
 * @param kind what is imported
 * @param from the module, package or class
 * @param name what it imports from there: a simple name, or a star
 */
record Import(Kind kind, String from, String name) {

    /** What is imported. */
    enum Kind {
        MODULE,
        TYPES,
        STATIC
    }

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*+";

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*+|(?s:/\\*.*?\\*/)");
    private static final Pattern MODULE =
            Pattern.compile("import\\s+module\\s+(" + NAME + "(?:\\." + NAME + ")*+)");
    private static final Pattern IMPORT =
            Pattern.compile(
                    "import\\s+(static\\s+)?("
                            + NAME
                            + "(?:\\."
                            + NAME
                            + ")*)\\.(\\*|"
                            + NAME
                            + ")");

    /** What a text imports, or null if it is no import. */
    static Import of(String source) {
        if (!source.contains("import")) {
            return null;
        }
        String code = COMMENT.matcher(source).replaceAll(" ").strip();
        Matcher module = MODULE.matcher(code);
        if (module.lookingAt()) {
            return new Import(Kind.MODULE, module.group(1), "*");
        }
        Matcher other = IMPORT.matcher(code.replaceAll("\\s*\\.\\s*", "."));
        return other.lookingAt()
                ? new Import(
                        other.group(1) == null ? Kind.TYPES : Kind.STATIC,
                        other.group(2),
                        other.group(3))
                : null;
    }

    boolean isOnDemand() {
        return name.equals("*");
    }
}
