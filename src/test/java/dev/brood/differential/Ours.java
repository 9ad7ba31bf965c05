package dev.brood.differential;

import dev.brood.internal.command.Commands;
import dev.brood.pool.Pool;
import dev.brood.shell.Listing;
import dev.brood.shell.Outcome;
import dev.brood.shell.ScriptRunner;
import dev.brood.shell.Shell;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plays programs in a session of ours, as {@code /open} does. One at a time: it takes standard output for itself. */
final class Ours implements AutoCloseable {

    private static final String NAME = "program";

    /** How a failure is told: where, then what. */
    private static final Pattern TOLD = Pattern.compile(NAME + ":\\d+:\\d+: (.*)");

    private static final Pattern EXCEPTION =
            Pattern.compile(
                    "(?:[a-z]\\w*\\.)*(?:[A-Z]\\w*[.$])*(?:X\\d|[A-Z]\\w*(?:Exception|Error))(?:: .*)?");

    private final Transcript transcript = new Transcript();
    private final Shell shell = Shell.open(List.of(), List.of());

    private Ours() {}

    static Played play(Program program) {
        PrintStream before = System.out;
        try (Ours ours = new Ours()) {
            System.setOut(ours.transcript.out());
            try {
                ours.run(program.text());
            } catch (RuntimeException | Error e) {
                ours.transcript.mark(Played.CRASHED);
                e.printStackTrace();
            }
            return new Played(ours.transcript.lines(), ours.variables());
        } finally {
            System.setOut(before);
            Pool.active().forEach(Pool::terminate);
        }
    }

    private void run(String text) {
        Quiet quiet = new Quiet(shell, this::told);
        new ScriptRunner(shell, this::told, line -> new Commands().runInFile(line, quiet), true)
                .run(NAME, text);
    }

    private void told(String message) {
        Matcher told = TOLD.matcher(message.lines().findFirst().orElse(""));
        if (told.matches()) {
            transcript.mark(mark(told.group(1)));
        }
    }

    private static String mark(String problem) {
        if (problem.equals("stopped")) {
            return Played.STOPPED;
        }
        if (problem.contains("cannot be used until")) {
            return Played.UNRESOLVED;
        }
        return EXCEPTION.matcher(problem).matches() ? Played.THREW + problem : Played.REJECTED;
    }

    /** As {@code /vars} has them. */
    private Map<String, String> variables() {
        Map<String, Object> values = new LinkedHashMap<>();
        shell.listing().values().forEach(each -> values.put(each.name(), each.value()));
        Map<String, String> types =
                shell.variables().stream()
                        .collect(Collectors.toMap(v -> v.name(), v -> v.typeName()));
        Map<String, String> variables = new LinkedHashMap<>();
        for (Listing.Entry entry : shell.listing().entries()) {
            if (entry.kind() == Listing.Kind.VARIABLE && !entry.name().startsWith("$")) {
                boolean active = !shell.listing().describe(entry).endsWith(Played.NOT_ACTIVE);
                String value = active ? text(values.get(entry.name())) : Played.NOT_ACTIVE;
                variables.put(entry.name(), Played.variable(types.get(entry.name()), value));
            }
        }
        return variables;
    }

    private String text(Object value) {
        return switch (shell.call(() -> StockText.of(value))) {
            case Outcome.Value(_, _, _, Object text) -> (String) text;
            case Outcome other -> "(no text: " + other + ")";
        };
    }

    @Override
    public void close() {
        shell.close();
    }
}
