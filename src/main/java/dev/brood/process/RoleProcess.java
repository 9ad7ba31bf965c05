package dev.brood.process;

import dev.brood.internal.process.ProcessCore;

/** The object for a process that is none of the user's own: it runs a function, or works for somebody, or is the main one. */
final class RoleProcess extends ChildProcess {

    RoleProcess(ProcessCore core) {
        super(core);
    }

    @Override
    public void run() throws Exception {
        core().role().run();
    }
}
