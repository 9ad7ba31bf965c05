package dev.brood.process;

import dev.brood.function.Action2;
import dev.brood.internal.process.Settings;
import java.util.List;

/**
 * How to run a function of two arguments in a process of its own.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 */
public final class Spawn2<A, B> extends Spawn<Spawn2<A, B>> {

    /**
     * Begins a description.
     *
     * @param function what the process runs
     */
    public Spawn2(Action2<A, B> function) {
        super(function, 2, List.of(), Settings.USUAL);
    }

    private Spawn2(Object function, List<Object> arguments, Settings settings) {
        super(function, 2, arguments, settings);
    }

    /**
     * Gives the arguments.
     *
     * @param a the first argument
     * @param b the second argument
     * @return the next step
     */
    public Spawn2<A, B> args(A a, B b) {
        return withArguments(a, b);
    }

    @Override
    Spawn2<A, B> with(List<Object> arguments, Settings settings) {
        return new Spawn2<>(function(), arguments, settings);
    }
}
