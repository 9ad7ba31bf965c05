package dev.brood.differential;

import dev.brood.differential.Stage.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drops steps from a program that differs, first many at once, then single ones, as long as it differs in the same way. */
final class Shrinker {

    private final Stage stage;

    Shrinker(Stage stage) {
        this.stage = stage;
    }

    /** The smallest program that it finds. */
    Comparison shrink(Comparison found) {
        Comparison smallest = found;
        int chunk = Math.max(1, found.program().steps().size() / 2);
        while (true) {
            Optional<Comparison> smaller =
                    stage.first(without(smallest.program(), chunk), found.difference().kind());
            if (smaller.isPresent()) {
                smallest = smaller.get();
                chunk = Math.min(chunk, Math.max(1, smallest.program().steps().size() / 2));
            } else if (chunk == 1) {
                return smallest;
            } else {
                chunk = chunk / 2;
            }
        }
    }

    /** All programs that lack so many steps in a row; from the end, as what comes first is used more. */
    private static List<Program> without(Program program, int chunk) {
        List<Program> shorter = new ArrayList<>();
        int size = program.steps().size();
        for (int to = size; to > 0; to -= chunk) {
            List<String> left = new ArrayList<>(program.steps());
            left.subList(Math.max(0, to - chunk), to).clear();
            if (!left.isEmpty()) {
                shorter.add(program.with(left));
            }
        }
        return shorter;
    }
}
