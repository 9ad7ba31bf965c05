package dev.brood.shell;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of types for people, who know by their simple names what is preloaded. JShell shortens what the user imports, and sees
 * no more than one of the preloaded imports.
 *
 * @param preloading knows what is preloaded
 */
record TypeNames(Preloading preloading) {

    private static final Pattern QUALIFIED =
            Pattern.compile("(?<![\\w$.])([a-z_][\\w$]*(?:\\.[a-z_][\\w$]*)*)\\.([A-Z][\\w$]*)");

    /** A type as in source, with simple names where they mean the same. */
    String shorten(String type) {
        return type == null || type.indexOf('.') < 0
                ? type
                : QUALIFIED
                        .matcher(type)
                        .replaceAll(name -> Matcher.quoteReplacement(shorten(name)));
    }

    private String shorten(MatchResult name) {
        return preloading.isKnown(name.group(1), name.group(2)) ? name.group(2) : name.group();
    }
}
