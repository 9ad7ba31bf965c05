package dev.brood.process;

import dev.brood.function.Action;
import dev.brood.internal.process.Settings;
import java.util.List;

/**
 * How to run a function of no argument in a process of its own.
 */
public final class Spawn0 extends Spawn<Spawn0> {

    /**
     * Begins a description.
     *
     * @param function what the process runs
     */
    public Spawn0(Action function) {
        super(function, 0, List.of(), Settings.USUAL);
    }

    private Spawn0(Object function, List<Object> arguments, Settings settings) {
        super(function, 0, arguments, settings);
    }

    @Override
    Spawn0 with(List<Object> arguments, Settings settings) {
        return new Spawn0(function(), arguments, settings);
    }
}
