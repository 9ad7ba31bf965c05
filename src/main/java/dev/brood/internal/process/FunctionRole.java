package dev.brood.internal.process;

import java.util.List;

/**
 * Runs a function, as {@code spawn} has it.
 *
 * @param function one of {@code Action…Action4}
 * @param arguments as many as it takes
 * @param settings how the process is started; of no use in the process itself
 */
public record FunctionRole(Object function, List<Object> arguments, Settings settings)
        implements Role {

    @Override
    public void run() throws Exception {
        call();
    }

    Object call() throws Exception {
        return FunctionInvoker.call(function, arguments);
    }

    @Override
    public Task task() {
        return new Task(function, arguments);
    }

    @Override
    public LaunchSpec launchSpec(ProcessCore core) {
        return LaunchSpec.ofFunction(core, function, arguments);
    }
}
