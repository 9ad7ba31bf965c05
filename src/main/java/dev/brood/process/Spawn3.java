package dev.brood.process;

import dev.brood.function.Action3;
import dev.brood.internal.process.Settings;
import java.util.List;

/**
 * How to run a function of three arguments in a process of its own.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 */
public final class Spawn3<A, B, C> extends Spawn<Spawn3<A, B, C>> {

    /**
     * Begins a description.
     *
     * @param function what the process runs
     */
    public Spawn3(Action3<A, B, C> function) {
        super(function, 3, List.of(), Settings.USUAL);
    }

    private Spawn3(Object function, List<Object> arguments, Settings settings) {
        super(function, 3, arguments, settings);
    }

    /**
     * Gives the arguments.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return the next step
     */
    public Spawn3<A, B, C> args(A a, B b, C c) {
        return withArguments(a, b, c);
    }

    @Override
    Spawn3<A, B, C> with(List<Object> arguments, Settings settings) {
        return new Spawn3<>(function(), arguments, settings);
    }
}
