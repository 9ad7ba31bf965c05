package dev.brood.conformance;

import dev.brood.shell.Listing;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.MethodSnippet;
import jdk.jshell.VarSnippet;

/** A session of ours, asked as its front ends ask it. */
final class OurPlayer implements Player {

    private final Match.Side side;
    private final Shell shell = Shell.open(List.of(), List.of());

    /** The numbers that the snippets of each evaluation begin with. */
    private final TreeSet<Integer> firstNumbers = new TreeSet<>();

    /** Lines of a snippet are fewer than these; an origin tells the evaluation by them. */
    private static final int LINES = 1000;

    OurPlayer(Match.Side side) {
        this.side = side;
    }

    @Override
    public String eval(String snippet) {
        int number = Integer.parseInt(shell.nextNumber());
        firstNumbers.add(number);
        Origin origin = new Origin("fact", number * LINES);
        Outcome chosen = shell.eval(side.entered(snippet), origin);
        return Stream.concat(Stream.of(chosen), shell.others().stream())
                .map(OurPlayer::describe)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value(String name, _, String type, Object value) ->
                    Texts.variable(type, name) + " = " + Texts.of(value);
            case Outcome.Done _ -> "done";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Threw(Throwable thrown) ->
                    "threw " + Texts.compared(thrown.getClass().getName());
            case Outcome.Stopped _ -> "stopped";
        };
    }

    @Override
    public void drop(String name) {
        shell.listing().entries().stream()
                .filter(entry -> name.equals(entry.name()))
                .forEach(entry -> shell.drop(entry.id()));
    }

    @Override
    public List<String> state() {
        Set<Integer> waiting = waiting();
        Map<String, String> details = details();
        return shell.listing().entries().stream()
                .filter(entry -> entry.kind() != Listing.Kind.OTHER)
                .map(entry -> {
                    boolean waits = waiting.contains(firstNumbers.floor(number(entry)));
                    return describe(entry, details, waits);
                })
                .toList();
    }

    private static int number(Listing.Entry entry) {
        return Integer.parseInt(entry.id());
    }

    /** The first numbers of those evaluations in which something waits for others. */
    private Set<Integer> waiting() {
        return shell.unresolved().stream()
                .map(Shell.Unresolved::origin)
                .filter(Objects::nonNull)
                .map(origin -> origin.line() / LINES)
                .collect(Collectors.toSet());
    }

    /** What a list of snippets does not tell, by their numbers. */
    private Map<String, String> details() {
        Map<String, String> details = new HashMap<>();
        for (MethodSnippet method : shell.methods()) {
            details.put(method.id(), method.name() + method.signature());
        }
        List<VarSnippet> variables = shell.variables();
        List<Listing.Variable> values = shell.listing().values();
        for (int i = 0; i < variables.size(); i++) {
            VarSnippet variable = variables.get(i);
            details.put(variable.id(), Texts.variable(variable.typeName(), variable.name()));
            details.put(variable.id() + "=", " = " + Texts.of(values.get(i).value()));
        }
        return details;
    }

    private static String describe(
            Listing.Entry entry, Map<String, String> details, boolean waits) {
        String text = details.getOrDefault(entry.id(), entry.source());
        String value = waits ? " waits" : details.getOrDefault(entry.id() + "=", "");
        return entry.id() + ": " + text + value;
    }

    @Override
    public List<String> inForce() {
        return shell.listing().entries().stream().map(Listing.Entry::id).toList();
    }

    @Override
    public void dropNumber(String id) {
        shell.drop(id);
    }

    @Override
    public void close() {
        shell.close();
    }
}
