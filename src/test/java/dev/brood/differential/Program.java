package dev.brood.differential;

import java.util.List;

/**
 * What is typed into a session.
 *
 * @param seed what it was made of
 * @param steps whole lines, each step on its own valid where the earlier ones have been entered
 */
record Program(long seed, List<String> steps) {

    Program {
        steps = List.copyOf(steps);
    }

    String text() {
        return String.join("\n", steps) + "\n";
    }

    Program with(List<String> other) {
        return new Program(seed, other);
    }
}
