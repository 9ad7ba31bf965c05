package dev.brood.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Drops steps from a program that fails, first many at once, then single ones, as long as it fails in the same way.
 *
 * @param firstToFail finds the first of some programs that does
 */
record Shrinker(Function<List<Program>, Optional<Program>> firstToFail) {

    /** The smallest program that it finds. */
    Program shrink(Program found) {
        Program smallest = found;
        int chunk = half(found);
        while (chunk > 0) {
            Optional<Program> smaller = firstToFail.apply(without(smallest, chunk));
            if (smaller.isPresent()) {
                smallest = smaller.get();
                chunk = Math.min(chunk, half(smallest));
            } else {
                chunk = chunk / 2;
            }
        }
        return smallest;
    }

    private static int half(Program program) {
        return Math.max(1, program.steps().size() / 2);
    }

    /** All programs that lack so many steps in a row; from the end, as what comes first is used more. */
    private static List<Program> without(Program program, int chunk) {
        List<Program> shorter = new ArrayList<>();
        for (int to = program.steps().size(); to > 0; to -= chunk) {
            List<String> left = new ArrayList<>(program.steps());
            left.subList(Math.max(0, to - chunk), to).clear();
            if (!left.isEmpty()) {
                shorter.add(program.with(left));
            }
        }
        return shorter;
    }
}
