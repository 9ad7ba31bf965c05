package dev.brood.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type who come from other shells and languages, and what to type here. Only where it is an error since the name that
 * it begins with is unknown: whoever has a variable {@code exit} means that.
 */
public final class Hints {

    /** What can follow a command; an operator makes it an expression. */
    private static final String ARGUMENTS = "(?:\\(\\)|( +[\\w\"./~].*))?;?";

    private static final String COMMANDS =
            "deps|doc|drop|edit|env|help|history|imports|kill|list|methods|open|ps|reload|reset|save|set"
                    + "|show|time|top|trace|types|vars|wait";

    /** Each takes the unknown name as its first group. */
    private static final Map<Pattern, Function<MatchResult, String>> TABLE =
            Map.of(
                    of("(exit|quit|bye)" + ARGUMENTS),
                    found -> "to leave: /exit" + orNothing(found.group(2)),
                    of("(" + COMMANDS + ")" + ARGUMENTS),
                    found -> "for the command: /" + found.group(1) + orNothing(found.group(2)),
                    of("(print|println|echo) +([^;]+);?"),
                    found -> "to print: println(" + found.group(2).strip() + ")",
                    of("([\\p{L}_$][\\p{L}\\w$]*) *=(?!=)(?! *(?:null\\b|\\{))((?:(?!->|::).)+)"),
                    found -> "to declare it: var " + found.group(),
                    of("! *([\\w/.~-]+)(.*)"),
                    found -> "for a command of the system: " + process(found.group().substring(1)));

    private static final Pattern SHELL_SYNTAX = Pattern.compile(".*[\"'\\\\*?$|<>&;~`].*");

    private static final Pattern NO_JAVA =
            Pattern.compile(" expected|^illegal start of|^not a statement");

    private Hints() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /**
     * Gives a hint for a snippet that was rejected.
     *
     * @param source the snippet
     * @param problems why it was rejected
     * @param known names that the user has declared
     * @return a line, if there is something to say
     */
    public static Optional<String> of(
            String source, List<Outcome.Problem> problems, Set<String> known) {
        String text = source.strip();
        return TABLE.entrySet().stream()
                .flatMap(row -> {
                    Matcher matcher = row.getKey().matcher(text);
                    return matcher.matches() && isUnknown(matcher.group(1), problems, known)
                            ? Optional.of(row.getValue().apply(matcher)).stream()
                            : Optional.<String>empty().stream();
                })
                .findFirst();
    }

    /** Where the words are no Java at all, the compiler does not look names up. */
    private static boolean isUnknown(
            String name, List<Outcome.Problem> problems, Set<String> known) {
        String first = name.replaceAll("[^\\p{L}\\w$].*", "");
        Pattern symbol =
                Pattern.compile(
                        "cannot find symbol\\s+symbol:\\s+(?:variable|method) "
                                + Pattern.quote(first)
                                + "(?![\\w$]).*",
                        Pattern.DOTALL);
        return problems.stream()
                .map(Outcome.Problem::message)
                .anyMatch(message ->
                        symbol.matcher(message).matches()
                                || NO_JAVA.matcher(message).find() && !known.contains(first));
    }

    private static String orNothing(String text) {
        return text == null ? "" : text;
    }

    private static String process(String command) {
        List<String> words =
                SHELL_SYNTAX.matcher(command).matches()
                        ? List.of("sh", "-c", command.strip())
                        : Arrays.asList(command.strip().split("\\s+"));
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(
                        Collectors.joining(
                                ", ", "new ProcessBuilder(", ").inheritIO().start().waitFor()"));
    }
}
