package dev.brood.internal.process;

/** Of a process that nobody started through us, and, in a child, of the parent: what it does is its own business. */
record MainRole(String name) implements Role {

    static final String NAME = "MainProcess";

    /** The main process itself. */
    static ProcessCore self() {
        ProcessCore core =
                new ProcessCore(ProcessCore.USUAL_KIND, "", NAME, false, new MainRole(NAME));
        core.becomeSelf();
        return core;
    }

    /** A parent, as its child sees it. */
    static ProcessCore parent(String name, long pid) {
        ProcessCore core =
                new ProcessCore(ProcessCore.USUAL_KIND, "", name, false, new MainRole(name));
        core.becomeParent(pid);
        return core;
    }

    @Override
    public void run() {
        throw new IllegalStateException(name + " is already running");
    }

    @Override
    public LaunchSpec launchSpec(ProcessCore core) {
        throw new IllegalStateException(name + " is already running");
    }
}
