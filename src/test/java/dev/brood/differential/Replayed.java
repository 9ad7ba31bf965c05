package dev.brood.differential;

import dev.brood.pool.Pool;
import dev.brood.shell.Recorded;
import dev.brood.shell.Replay;
import dev.brood.shell.ScriptRunner;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a program as a script in a session, and again from what was recorded of that. One at a time: it takes standard output
 * for itself.
 *
 * @param session what it printed in a session, the values of its variables in the end, and its failure if it has one
 * @param replay the same without a session
 */
record Replayed(List<String> session, List<String> replay) {

    private static final String NAME = "program.jsh";
    private static final Pattern PLACE = Pattern.compile(Pattern.quote(NAME) + ":(\\d+):.*");

    private static final Pattern WORKER = Pattern.compile("[\\w-]+ \\(pid \\d+\\)");

    /** What a run is given, so that it can fail on request. */
    private static final List<String> WELL = List.of();

    /** As far as the program goes without a failure; null if that is nowhere. */
    static Replayed of(Program program) {
        String text = withoutFailures(program);
        Recorded[] recorded = new Recorded[1];
        List<String> session = play(errors -> recorded[0] = record(text, WELL, errors));
        return recorded[0] == null
                ? null
                : new Replayed(session, play(errors -> replay(recorded[0], text, WELL, errors)));
    }

    /** A script that fails, or not, by its arguments: recorded without any, and compared with some. */
    static Replayed of(String text, List<String> args) {
        Recorded[] recorded = new Recorded[1];
        play(errors -> recorded[0] = record(text, WELL, errors));
        return new Replayed(
                play(errors -> record(text, args, errors)),
                play(errors -> replay(recorded[0], text, args, errors)));
    }

    /** Leaves out the steps that fail, one after the other, and asks for the values of variables. */
    private static String withoutFailures(Program program) {
        String text = program.text();
        for (int i = 0; i < program.steps().size(); i++) {
            int[] line = new int[1];
            String tried = text;
            List<String> variables = new ArrayList<>();
            play(errors ->
                    run(
                            tried,
                            WELL,
                            told -> {
                                Matcher place = PLACE.matcher(told.lines().findFirst().orElse(""));
                                if (line[0] == 0 && place.matches()) {
                                    line[0] = Integer.parseInt(place.group(1));
                                }
                            },
                            variables));
            if (line[0] == 0) {
                return text
                        + variables.stream()
                                .map(name ->
                                        "System.out.println(\"%s = \" + java.util.Arrays.deepToString(new Object[] {%s}));\n"
                                                .formatted(name, name))
                                .collect(Collectors.joining());
            }
            int failed = line[0];
            List<String> lines = text.lines().toList();
            text =
                    Stream.concat(lines.stream().limit(failed - 1), lines.stream().skip(failed))
                            .map(each -> each + "\n")
                            .collect(Collectors.joining());
        }
        return text;
    }

    private static Recorded record(String text, List<String> args, Consumer<String> errors) {
        return run(text, args, errors, new ArrayList<>());
    }

    private static Recorded run(
            String text, List<String> args, Consumer<String> errors, List<String> variables) {
        try (Shell shell = Shell.open(List.of(), args)) {
            ScriptRunner runner =
                    new ScriptRunner(
                                    shell,
                                    errors,
                                    _ -> new ScriptRunner.Ran("no commands", OptionalInt.empty()),
                                    false)
                            .recording();
            runner.run(NAME, text);
            shell.variables().stream()
                    .map(variable -> variable.name())
                    .filter(name -> !name.isEmpty() && !name.startsWith("$"))
                    .forEach(variables::add);
            return runner.recorded();
        }
    }

    private static void replay(
            Recorded recorded, String text, List<String> args, Consumer<String> errors) {
        try {
            new Replay(List.of(), args).run(Recorded.of(recorded.toBytes()), NAME, text, errors);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> play(Consumer<Consumer<String>> run) {
        PrintStream before = System.out;
        Transcript transcript = new Transcript();
        System.setOut(transcript.out());
        try {
            run.accept(told -> told.lines().forEach(transcript::mark));
            return new Played(transcript.lines(), Map.of())
                    .lines().stream()
                            .map(line -> WORKER.matcher(line).replaceAll("(a worker)"))
                            .toList();
        } finally {
            System.setOut(before);
            Pool.active().forEach(Pool::terminate);
        }
    }

    boolean isSame() {
        return session.equals(replay);
    }
}
