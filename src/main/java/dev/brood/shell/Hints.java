package dev.brood.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type who come from other shells and languages, and what to type here. Only for what is an error, and begins with a name that is
 * unknown: whoever has a variable {@code exit} means that.
 */
final class Hints {

    /** What can follow a command; an operator makes it an expression. */
    private static final String ARGUMENTS = "(?:\\(\\)|( +[\\w\"./~].*))?;?";

    private static final String COMMANDS =
            "deps|doc|drop|edit|env|help|history|imports|kill|list|methods|open|ps|reload|reset|save|set"
                    + "|show|time|top|trace|types|vars|wait";

    /** What somebody types, with the unknown name as its first group, and what to say. */
    private record Row(Pattern typed, Function<MatchResult, String> hint) {}

    /** The first that fits counts: {@code print = 5} is no attempt to print. */
    private static final List<Row> TABLE =
            List.of(
                    row(
                            "(exit|quit|bye)" + ARGUMENTS,
                            found -> "to leave: /exit" + orNothing(found.group(2))),
                    row(
                            "(" + COMMANDS + ")" + ARGUMENTS,
                            found ->
                                    "for the command: /"
                                            + found.group(1)
                                            + orNothing(found.group(2))),
                    row(
                            "([\\p{L}_$][\\p{L}\\p{N}_$]*) *=(?!=)(?! *(?:null\\b|\\{))((?:(?!->|::).)+)",
                            found -> "to declare it: var " + found.group()),
                    row(
                            "(print|println|echo) +([^;]+);?",
                            found -> "to print: println(" + found.group(2).strip() + ")"),
                    row(
                            "! *(\\w+|[/.~][^ ]*).*",
                            found ->
                                    "for a command of the system: "
                                            + process(found.group().substring(1))));

    private static final Pattern SHELL_SYNTAX = Pattern.compile(".*[\"'\\\\*?$|<>&;~`].*");

    private Hints() {}

    private static Row row(String regex, Function<MatchResult, String> hint) {
        return new Row(Pattern.compile(regex, Pattern.DOTALL), hint);
    }

    /**
     * Gives a hint for a snippet that was rejected.
     *
     * @param source the snippet
     * @param names what the user has declared
     * @return a line, if there is something to say
     */
    static Optional<String> of(String source, Set<String> names) {
        String text = source.strip();
        return TABLE.stream()
                .flatMap(row -> {
                    Matcher matcher = row.typed.matcher(text);
                    return matcher.matches() && !names.contains(matcher.group(1))
                            ? Optional.of(row.hint.apply(matcher)).stream()
                            : Optional.<String>empty().stream();
                })
                .findFirst();
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
