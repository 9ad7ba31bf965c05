package dev.brood.process;

import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.process.LaunchSpec;
import dev.brood.internal.process.ProcessCore;
import dev.brood.internal.process.Role;
import dev.brood.internal.process.Task;
import java.util.List;

/** What a process of the user's own does: its {@code run}, in a copy of the object. */
record ObjectRole(ChildProcess object) implements Role {

    @Override
    public void run() throws Exception {
        object.run();
    }

    @Override
    public LaunchSpec launchSpec(ProcessCore core) {
        return LaunchSpec.of(
                ObjectJob.class,
                core,
                List.of(new Root(object.getClass().getSimpleName(), object)));
    }

    @Override
    public Task task() {
        return new Task(object, List.of());
    }
}
