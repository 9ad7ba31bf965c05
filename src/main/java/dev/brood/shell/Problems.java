package dev.brood.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What the compiler has against a snippet, in words that say no more than is needed. */
final class Problems {

    /** Packages whose classes go by their simple names in a session: ours and those that are imported. */
    private static final Pattern KNOWN_PACKAGES =
            Pattern.compile(
                    "\\b(?:dev\\.brood(?:\\.[a-z]+)*"
                            + "|java\\.(?:lang|io|math|net|nio\\.file|util(?:\\.(?:concurrent|function|regex|stream))?))"
                            + "\\.(?=[A-Z])");

    private Problems() {}

    static List<Outcome.Problem> of(JShell jshell, Snippet snippet, String source) {
        int shift = Math.max(0, source.indexOf(snippet.source()));
        List<Outcome.Problem> problems = new ArrayList<>();
        for (Diag diag : jshell.diagnostics(snippet).toList()) {
            if (diag.isError()) {
                problems.add(
                        new Outcome.Problem(
                                brief(diag.getMessage(Locale.ROOT)),
                                shift + (int) diag.getStartPosition(),
                                shift + (int) diag.getEndPosition()));
            }
        }
        if (problems.isEmpty()) {
            problems.add(new Outcome.Problem("this cannot be understood as Java", shift, shift));
        }
        return problems;
    }

    /** Without the line on the place, which is a class that JShell made, and with simple names. */
    static String brief(String message) {
        return message.lines()
                .filter(line -> !line.strip().equals("location: class"))
                .map(line -> KNOWN_PACKAGES.matcher(line).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }
}
