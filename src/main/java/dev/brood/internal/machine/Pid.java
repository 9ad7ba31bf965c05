package dev.brood.internal.machine;

import java.util.Optional;

/** Process ids of this machine, for those who need not know more of a process. */
public final class Pid {

    private static final long OWN = ProcessHandle.current().pid();

    private Pid() {}

    /**
     * Gives the id of this process.
     *
     * @return always the same
     */
    public static long own() {
        return OWN;
    }

    /**
     * Tells whether a process can be seen that has an id.
     *
     * @param pid the id
     * @return false if there is none, or none that this one may see
     */
    public static boolean isSeen(long pid) {
        return handle(pid).isPresent();
    }

    /**
     * Gives the process that has an id, for users who ask for it.
     *
     * @param pid the id
     * @return nothing if none can be seen
     */
    public static Optional<ProcessHandle> handle(long pid) {
        return ProcessHandle.of(pid);
    }
}
