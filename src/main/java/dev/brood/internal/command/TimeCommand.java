package dev.brood.internal.command;

import dev.brood.shell.Outcome;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /time}: measure how long a snippet takes. */
final class TimeCommand implements Command {

    private static final Pattern OPTIONS =
            Pattern.compile(
                    "(?<process>-p\\s+)?(?:-n\\s+(?<runs>\\d{1,6})\\s+)?(?<again>-p\\s+)?(?<code>.+)",
                    Pattern.DOTALL);

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String parameter() {
        return "[-p] [-n runs] snippet";
    }

    @Override
    public String help() {
        return "run a snippet again and again; show the shortest time and the median";
    }

    @Override
    public String details() {
        return """
        /time SNIPPET           here, for about a second
        /time -n 10 SNIPPET     ten times
        /time -p SNIPPET        in a process of its own, whose start does not count
        """;
    }

    @Override
    public String example() {
        return """
        int square(int x) { return x * x; }
        /time -n 100 square(3)
        /time -p -n 100 square(3)
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Matcher options = OPTIONS.matcher(argument);
        if (!options.matches()) {
            throw new CommandException("say which snippet to measure");
        }
        boolean process = options.group("process") != null || options.group("again") != null;
        String runs = options.group("runs") == null ? "0" : options.group("runs");
        String code = options.group("code").strip();
        String call = Stopwatch.class.getName() + ".run" + (process ? "InProcess" : "");
        conversation.say(words(times(call + "(" + runs + ", () -> ", code, conversation)));
    }

    /** As an expression, or else as statements. */
    private static long[] times(String call, String code, Conversation conversation) {
        String expression = code.endsWith(";") ? code.substring(0, code.length() - 1) : code;
        Outcome outcome = conversation.shell().evalHidden(call + expression + ")");
        if (outcome instanceof Outcome.Rejected) {
            Outcome other = conversation.shell().evalHidden(call + "{ " + code + "; })");
            outcome = other instanceof Outcome.Rejected && !code.contains(";") ? outcome : other;
        }
        return switch (outcome) {
            case Outcome.Value value when value.value() instanceof long[] times -> times;
            case Outcome.Rejected(var problems) ->
                    throw new CommandException("error: " + problems.getFirst().message());
            case Outcome.Threw(var thrown) -> throw new CommandException(thrown.toString());
            case Outcome.Stopped() -> throw new CommandException("stopped");
            default -> throw new CommandException("this cannot be measured: " + code);
        };
    }

    private static String words(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return "min %s, median %s, %d %s"
                .formatted(
                        Durations.precise(sorted[0]),
                        Durations.precise(sorted[sorted.length / 2]),
                        sorted.length,
                        sorted.length == 1 ? "run" : "runs");
    }
}
