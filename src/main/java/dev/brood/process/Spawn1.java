package dev.brood.process;

import dev.brood.function.Action1;
import dev.brood.internal.process.Settings;
import java.util.List;

/**
 * How to run a function of one argument in a process of its own.
 *
 * @param <A> type of the argument
 */
public final class Spawn1<A> extends Spawn<Spawn1<A>> {

    /**
     * Begins a description.
     *
     * @param function what the process runs
     */
    public Spawn1(Action1<A> function) {
        super(function, 1, List.of(), Settings.USUAL);
    }

    private Spawn1(Object function, List<Object> arguments, Settings settings) {
        super(function, 1, arguments, settings);
    }

    /**
     * Gives the arguments.
     *
     * @param a the argument
     * @return the next step
     */
    public Spawn1<A> args(A a) {
        return withArguments(new Object[] {a});
    }

    @Override
    Spawn1<A> with(List<Object> arguments, Settings settings) {
        return new Spawn1<>(function(), arguments, settings);
    }
}
