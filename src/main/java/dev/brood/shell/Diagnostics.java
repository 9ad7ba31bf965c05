package dev.brood.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What the compiler has against a snippet, in words that say no more than is needed. */
final class Diagnostics {

    /** Packages whose classes go by their simple names in a session: ours and those that are imported. */
    private static final Pattern KNOWN_PACKAGES =
            Pattern.compile(
                    "\\b(?:dev\\.brood(?:\\.[a-z]+)*"
                            + "|java\\.(?:lang|io|math|net|nio\\.file|util(?:\\.(?:concurrent|function|regex|stream))?))"
                            + "\\.(?=([A-Z]\\w*))");

    private static final Pattern QUALIFIED =
            Pattern.compile("(?<![\\w$.])((?:[a-z_]\\w*\\.)+)([A-Z]\\w*)");

    /** Where the compiler begins to tell of one of several methods. */
    private static final Pattern CANDIDATE = Pattern.compile(" {4}(method|constructor) ");

    private static final String OTHER_NUMBER = "actual and formal argument lists differ in length";

    /** What it says of a lambda without a value as an {@code Fn}. */
    private static final List<String> NO_VALUE =
            List.of("lower bounds: void", "missing return value");

    private static final Pattern OF_A_POOL =
            Pattern.compile("\\b(map|mapAsync|imap|imapUnordered)(?= *\\()");

    /** What it says where the value of a lambda may be anything. Java then has several methods of this name to choose from. */
    private static final String ANY_PRINTLN = "reference to println is ambiguous";

    private static final String HOW_TO_PRINT =
            "\n    say println(…) without System.out, or give the type of the lambda's parameter: (Integer x) -> …";

    private Diagnostics() {}

    static List<Outcome.Problem> of(JShell jshell, Snippet snippet, String source) {
        int shift = Math.max(0, source.indexOf(snippet.source()));
        List<Outcome.Problem> problems = new ArrayList<>();
        for (Diag diag : jshell.diagnostics(snippet).toList()) {
            if (diag.isError()) {
                problems.add(problem(diag, shift, source));
            }
        }
        if (problems.isEmpty()) {
            problems.add(new Outcome.Problem("this cannot be understood as Java", shift, shift));
        }
        return problems;
    }

    /** What is wrong with the imports, which may be those of earlier snippets, is told where the code begins. */
    private static Outcome.Problem problem(Diag diag, int shift, String source) {
        int start =
                Math.max(shift + (int) diag.getStartPosition(), ScriptText.codeStart(source, 0));
        int end = Math.max(start, shift + (int) diag.getEndPosition());
        String message = diag.getMessage(Locale.ROOT);
        String place = source.substring(Math.min(start, source.length()));
        return new Outcome.Problem(brief(message) + hint(message, place), start, end);
    }

    /**
     * Without the line on the place, which is a class that JShell made; with simple names; without the methods that take another
     * number of arguments, if there are others.
     */
    static String brief(String message) {
        Set<String> ambiguous = ambiguous(message);
        List<String> parts = new ArrayList<>();
        message.lines()
                .filter(line -> !line.strip().equals("location: class"))
                .map(line -> shorten(line, ambiguous))
                .forEach(line -> {
                    if (parts.isEmpty() || CANDIDATE.matcher(line).lookingAt()) {
                        parts.add(line);
                    } else {
                        parts.add(parts.removeLast() + "\n" + line);
                    }
                });
        List<String> near = parts.stream().filter(part -> !part.contains(OTHER_NUMBER)).toList();
        return String.join("\n", near.size() > 1 ? near : parts);
    }

    private static String hint(String message, String source) {
        if (message.startsWith(ANY_PRINTLN)) {
            return HOW_TO_PRINT;
        }
        if (NO_VALUE.stream().noneMatch(message::contains)) {
            return "";
        }
        Matcher verb = OF_A_POOL.matcher(source);
        return "\n    a value is wanted: "
                + (verb.find()
                        ? "say each instead of "
                                + verb.group()
                                + ", which does without one, or -> { ...; return null; }"
                        : "spawn does without one, or say -> { ...; return null; }");
    }

    /** Simple names that would stand for several classes. */
    private static Set<String> ambiguous(String message) {
        Map<String, Set<String>> packages = new HashMap<>();
        QUALIFIED
                .matcher(message)
                .results()
                .forEach(name ->
                        packages.computeIfAbsent(name.group(2), _ -> new HashSet<>())
                                .add(name.group(1)));
        packages.values().removeIf(each -> each.size() == 1);
        return packages.keySet();
    }

    private static String shorten(String line, Set<String> ambiguous) {
        return KNOWN_PACKAGES
                .matcher(line)
                .replaceAll(name ->
                        ambiguous.contains(name.group(1))
                                ? Matcher.quoteReplacement(name.group())
                                : "");
    }
}
