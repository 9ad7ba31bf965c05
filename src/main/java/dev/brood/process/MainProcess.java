package dev.brood.process;

/** Stands for a process that nobody started through us, and, in a child, for the parent. */
public final class MainProcess extends ChildProcess {

    static final String NAME = "MainProcess";

    /** The main process itself. */
    MainProcess() {
        super("", NAME, false);
        becomeSelf();
    }

    /** A parent, as its child sees it. */
    MainProcess(String name, long pid) {
        super("", name, false);
        becomeParent(pid);
    }

    @Override
    public void run() {
        throw new IllegalStateException(name() + " is already running");
    }
}
