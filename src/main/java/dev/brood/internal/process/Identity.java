package dev.brood.internal.process;

import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.machine.Pid;
import java.util.List;

/**
 * Who a child is to be, as its parent has decided. It travels as the first roots of what the child is sent, each of them plain,
 * as that costs least while a process starts.
 *
 * @param number tells the child from its siblings, and it from theirs: {@code 2:1} is the first child of the second
 * @param name its name
 * @param daemon whether it is a daemon
 * @param parentName name of its parent
 * @param parentPid process id of its parent
 * @param key what it proves itself with
 */
public record Identity(
        String number,
        String name,
        boolean daemon,
        String parentName,
        long parentPid,
        HiddenKey key) {

    private static final int ROOTS = 6;

    /** That of a child of this process. */
    static Identity of(ProcessCore child) {
        return new Identity(
                child.identity(),
                child.name(),
                child.isDaemon(),
                ThisProcess.current().name(),
                Pid.own(),
                ThisProcess.key());
    }

    /** In the order in which {@link #read} takes them. */
    List<Root> roots() {
        return List.of(
                new Root("identity", number),
                new Root("name", name),
                new Root("daemon", daemon),
                new Root("parent name", parentName),
                new Root("parent pid", parentPid),
                new Root("key", key.bytes()));
    }

    /** Takes the first of what has arrived. */
    static Identity read(List<Object> roots) {
        return new Identity(
                (String) roots.get(0),
                (String) roots.get(1),
                (boolean) roots.get(2),
                (String) roots.get(3),
                (long) roots.get(4),
                HiddenKey.of((byte[]) roots.get(5)));
    }

    /** Gives what comes behind it. */
    static List<Object> rest(List<Object> roots) {
        return roots.subList(ROOTS, roots.size());
    }
}
