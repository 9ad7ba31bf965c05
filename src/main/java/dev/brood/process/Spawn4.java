package dev.brood.process;

import dev.brood.function.Action4;
import dev.brood.internal.process.Settings;
import java.util.List;

/**
 * How to run a function of four arguments in a process of its own.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 * @param <D> type of the fourth argument
 */
public final class Spawn4<A, B, C, D> extends Spawn<Spawn4<A, B, C, D>> {

    /**
     * Begins a description.
     *
     * @param function what the process runs
     */
    public Spawn4(Action4<A, B, C, D> function) {
        super(function, 4, List.of(), Settings.USUAL);
    }

    private Spawn4(Object function, List<Object> arguments, Settings settings) {
        super(function, 4, arguments, settings);
    }

    /**
     * Gives the arguments.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @return the next step
     */
    public Spawn4<A, B, C, D> args(A a, B b, C c, D d) {
        return withArguments(a, b, c, d);
    }

    @Override
    Spawn4<A, B, C, D> with(List<Object> arguments, Settings settings) {
        return new Spawn4<>(function(), arguments, settings);
    }
}
