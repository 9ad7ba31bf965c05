package dev.brood.internal.base;

/** The process id of this process, for those who need not know anything else of the machine. */
public final class Pid {

    private static final long OWN = ProcessHandle.current().pid();

    private Pid() {}

    /**
     * Gives the id.
     *
     * @return always the same
     */
    public static long own() {
        return OWN;
    }
}
