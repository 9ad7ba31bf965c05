package dev.brood.internal.process;

import dev.brood.internal.base.Pid;
import dev.brood.internal.code.Packer.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker is to run: a job, who it is to be, and the values. {@link ChildJob} reads the same roots in the same
 * order.
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
        List<Root> roots = new ArrayList<>();
        roots.add(new Root("identity", child.identity()));
        roots.add(new Root("name", child.name()));
        roots.add(new Root("daemon", child.isDaemon()));
        roots.add(new Root("parent name", ThisProcess.current().name()));
        roots.add(new Root("parent pid", Pid.own()));
        roots.add(new Root("key", ThisProcess.key().bytes()));
        roots.addAll(payload);
        return new LaunchSpec(job, roots);
    }
}
