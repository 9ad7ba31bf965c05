package dev.brood.differential;

import dev.brood.differential.grammar.Generator.Written;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is typed into a session.
 *
 * @param seed what it was made of
 * @param opening lines that belong to every smaller program too
 * @param steps whole lines, each step on its own valid where the earlier ones have been entered
 */
record Program(long seed, List<String> opening, List<String> steps) {

    Program {
        opening = List.copyOf(opening);
        steps = List.copyOf(steps);
    }

    static Program of(long seed, Written written) {
        return new Program(seed, written.opening(), written.steps());
    }

    String text() {
        return Stream.concat(opening.stream(), steps.stream())
                .map(step -> step + "\n")
                .collect(Collectors.joining());
    }

    Program with(List<String> other) {
        return new Program(seed, opening, other);
    }
}
