package dev.brood.shell;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in a text that may be those of variables: neither behind a dot nor before a parenthesis. */
final class Mentions {

    private static final Pattern NAME =
            Pattern.compile("(?<![.\\w$])[\\p{L}_$][\\p{L}\\p{N}_$]*(?!\\s*\\(|[\\p{L}\\p{N}_$])");

    private Mentions() {}

    /** Each once; those in comments and texts are among them. */
    static Stream<String> in(String source) {
        return NAME.matcher(source).results().map(MatchResult::group).distinct();
    }
}
