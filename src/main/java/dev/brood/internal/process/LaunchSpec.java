package dev.brood.internal.process;

import dev.brood.internal.code.Packer.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker is to run: a job, and as values its {@link Identity} and what the job needs.
 *
 * @param job class of the job
 * @param roots the values
 */
public record LaunchSpec(Class<? extends ChildJob> job, List<Root> roots) {

    /** That of a process which runs a function. */
    static LaunchSpec ofFunction(ProcessCore child, Object function, List<Object> arguments) {
        return of(FunctionJob.class, child, functionRoots(function, arguments));
    }

    /**
     * Gives that of a process which runs a function and sends back its value.
     *
     * @param child the process
     * @param function the function
     * @param arguments its arguments
     * @return what it is to run
     */
    public static LaunchSpec ofCall(ProcessCore child, Object function, List<Object> arguments) {
        return of(AsyncJob.class, child, functionRoots(function, arguments));
    }

    private static List<Root> functionRoots(Object function, List<Object> arguments) {
        List<Root> roots = new ArrayList<>();
        roots.add(new Root("the function", function));
        for (Object argument : arguments) {
            roots.add(new Root("argument " + roots.size(), argument));
        }
        return roots;
    }

    /**
     * Gives what a process is to run.
     *
     * @param job class of the job
     * @param child the process
     * @param payload what the job needs
     * @return what it is to run
     */
    public static LaunchSpec of(
            Class<? extends ChildJob> job, ProcessCore child, List<Root> payload) {
        List<Root> roots = new ArrayList<>(Identity.of(child).roots());
        roots.addAll(payload);
        return new LaunchSpec(job, roots);
    }
}
