package dev.brood.internal.repl;

import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.dependency.Dependencies;
import dev.brood.internal.dependency.UnresolvedException;
import dev.brood.internal.process.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Options end at the script, or behind the text of {@code -e}: all that follows is for the script, even
 * if it begins with a dash.
 *
 * @param help whether help is asked for
 * @param version whether the version is asked for
 * @param stay whether to stay at the prompt after the script
 * @param classPath jars and folders for snippets
 * @param standby how many workers to keep ready at most, or null for the usual number
 * @param workersHeap how large the heap of a worker may be that has no size of its own, or null for the JVM's choice
 * @param dependencies jars from Maven repositories for snippets
 * @param text what is to be run, or null
 * @param script file of the script, {@code -} for standard input, or null
 * @param args what is for the script
 */
record Options(
        boolean help,
        boolean version,
        boolean stay,
        List<Path> classPath,
        Integer standby,
        String workersHeap,
        List<Coordinates> dependencies,
        String text,
        String script,
        List<String> args) {

    private static final int MOST_STANDBY = 64;

    /** Built by hand, as looking for annotations makes every start slower. */
    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("repl");
        spec.parser().stopAtPositional(true);
        spec.usageMessage()
                .description(
                        "Python's multiprocessing for Java: a prompt and a script runner with real child processes.")
                .customSynopsis(
                        "repl [options] [script.jsh | -] [args...]",
                        "       repl [options] -e TEXT [args...]")
                .sortOptions(false);
        spec.addOption(
                OptionSpec.builder("-e")
                        .paramLabel("TEXT")
                        .type(String[].class)
                        .parameterConsumer(Options::takeAll)
                        .description("run this text and print the value of its last expression")
                        .build());
        spec.addOption(flag("-i").description("stay at the prompt afterwards").build());
        spec.addOption(
                OptionSpec.builder("--class-path")
                        .paramLabel("PATH")
                        .type(String.class)
                        .description(
                                "jars and folders for snippets, separated by '"
                                        + File.pathSeparator
                                        + "'")
                        .build());
        spec.addOption(
                OptionSpec.builder("--standby")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description(
                                "keep up to N workers ready, so that processes start at once; 0 for none")
                        .build());
        spec.addOption(
                OptionSpec.builder("--workers-heap")
                        .paramLabel("SIZE")
                        .type(String.class)
                        .description(
                                "limit the heap of each worker, as in 512m or 2g; .heap(...) says otherwise for one")
                        .build());
        spec.addOption(
                OptionSpec.builder("--deps")
                        .paramLabel("G:A:V,...")
                        .type(String.class)
                        .description(
                                "jars from Maven repositories for snippets, with what they need")
                        .build());
        spec.addOption(flag("--version").description("print the version and leave").build());
        spec.addOption(flag("--help", "-h").description("print this and leave").build());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("0..*")
                        .type(String[].class)
                        .hidden(true)
                        .build());
        return spec;
    }

    private static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0");
    }

    private static void takeAll(Stack<String> arguments, ArgSpec option, CommandSpec spec) {
        if (arguments.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "-e needs the text that is to be run");
        }
        List<String> all = new ArrayList<>();
        while (!arguments.isEmpty()) {
            all.add(arguments.pop());
        }
        option.setValue(all.toArray(String[]::new));
    }

    static Options parse(String... arguments) throws UsageException {
        List<String> all = List.of(arguments);
        if (all.isEmpty() || !all.getFirst().startsWith("-")) {
            return plain(null, all);
        }
        return all.getFirst().equals("-e") && all.size() > 1
                ? plain("-e", all.subList(1, all.size()))
                : parseOptions(arguments);
    }

    /** Without picocli, which takes a tenth of the time of a start: its classes are too old for the JVM's caches. */
    private static Options plain(String option, List<String> words) {
        String first = words.isEmpty() ? null : words.getFirst();
        List<String> args = words.isEmpty() ? words : words.subList(1, words.size());
        return new Options(
                false,
                false,
                false,
                List.of(),
                null,
                null,
                List.of(),
                option == null ? null : first,
                option == null ? first : null,
                args);
    }

    private static Options parseOptions(String... arguments) throws UsageException {
        ParseResult parsed;
        try {
            parsed = commandLine().parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw new UsageException(
                    "unknown option " + e.getUnmatched().getFirst() + "; --help lists them");
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage());
        }
        List<String> operands = List.of(parsed.matchedPositionalValue(0, new String[0]));
        String[] taken =
                parsed.commandSpec()
                        .findOption("-e")
                        .getValue(); // picocli does not count it as matched
        List<String> text = taken == null ? List.of() : List.of(taken);
        boolean isText = !text.isEmpty();
        List<String> all = isText ? text : operands;
        return new Options(
                parsed.hasMatchedOption("--help"),
                parsed.hasMatchedOption("--version"),
                parsed.hasMatchedOption("-i"),
                classPath(parsed.matchedOptionValue("--class-path", "")),
                standby(parsed.matchedOptionValue("--standby", null)),
                heap(parsed.matchedOptionValue("--workers-heap", null)),
                dependencies(parsed.matchedOptionValue("--deps", "")),
                isText ? text.getFirst() : null,
                isText || operands.isEmpty() ? null : operands.getFirst(),
                all.isEmpty() ? List.of() : all.subList(1, all.size()));
    }

    private static CommandLine commandLine() {
        return new CommandLine(spec()).setExpandAtFiles(false);
    }

    private static Integer standby(Integer number) throws UsageException {
        if (number != null && (number < 0 || number > MOST_STANDBY)) {
            throw new UsageException(
                    "--standby takes a number from 0 to " + MOST_STANDBY + ", not " + number);
        }
        return number;
    }

    private static String heap(String size) throws UsageException {
        if (size != null && !Settings.isHeapSize(size)) {
            throw new UsageException(
                    "--workers-heap takes a size such as 512m or 2g, not \"" + size + "\"");
        }
        return size;
    }

    private static List<Path> classPath(String text) throws UsageException {
        List<Path> paths = new ArrayList<>();
        for (String part : text.split(File.pathSeparator)) {
            if (!part.isEmpty()) {
                Path path = Path.of(part);
                if (!Files.exists(path)) {
                    throw new UsageException("no such jar or folder in --class-path: " + part);
                }
                paths.add(path);
            }
        }
        return paths;
    }

    private static List<Coordinates> dependencies(String text) throws UsageException {
        try {
            return Dependencies.parse(text);
        } catch (UnresolvedException e) {
            throw new UsageException(e.getMessage());
        }
    }

    static String usage() {
        return commandLine().getUsageMessage();
    }
}
