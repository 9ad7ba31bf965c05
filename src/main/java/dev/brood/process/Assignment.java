package dev.brood.process;

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
record Assignment(Class<? extends ChildJob> job, List<Root> roots) {

    static Assignment ofObject(ChildProcess child) {
        return of(
                ObjectJob.class, child, List.of(new Root(child.getClass().getSimpleName(), child)));
    }

    static Assignment ofFunction(ChildProcess child, Object function, List<Object> arguments) {
        return of(FunctionJob.class, child, functionRoots(function, arguments));
    }

    static Assignment ofAsync(ChildProcess child, Object function, List<Object> arguments) {
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

    private static Assignment of(
            Class<? extends ChildJob> job, ChildProcess child, List<Root> payload) {
        List<Root> roots = new ArrayList<>();
        roots.add(new Root("identity", child.identity()));
        roots.add(new Root("name", child.name()));
        roots.add(new Root("daemon", child.isDaemon()));
        roots.add(new Root("parent name", ThisProcess.current().name()));
        roots.add(new Root("parent pid", ProcessHandle.current().pid()));
        roots.addAll(payload);
        return new Assignment(job, roots);
    }
}
