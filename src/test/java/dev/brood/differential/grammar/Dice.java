package dev.brood.differential.grammar;

import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Chance that can be repeated. */
final class Dice {

    private final Random random;
    private int locals;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L); // small seeds begin alike otherwise
        random.nextInt();
    }

    /** From 0 on, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A name for a parameter or a local variable, which no other has. */
    String local(String beginning) {
        return beginning + ++locals;
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(Collection<T> some) {
        List<T> list = List.copyOf(some);
        return list.get(below(list.size()));
    }

    @SafeVarargs
    final <T> T of(T... some) {
        return some[below(some.length)];
    }
}
