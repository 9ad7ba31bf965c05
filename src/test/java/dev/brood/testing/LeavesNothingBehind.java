package dev.brood.testing;

import dev.brood.Brood;
import dev.brood.process.ChildProcess;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** After each test no child, no process below us, no thread and no folder of a dead session is left. */
public final class LeavesNothingBehind implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(LeavesNothingBehind.class);

    private record Before(Set<String> threads, Set<Long> processes) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Before.class, new Before(Threads.names(), processes()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Before before = context.getStore(NAMESPACE).get(Before.class, Before.class);
        try {
            nothingNew("an active child", Set.of(), LeavesNothingBehind::children);
            nothingNew("a process", before.processes, LeavesNothingBehind::processes);
            nothingNew("a folder of a dead session", Set.of(), LeavesNothingBehind::folders);
            nothingNew("a thread", before.threads, Threads::names);
        } finally {
            Brood.activeChildren()
                    .forEach(ChildProcess::kill); // so that the next test is not blamed
        }
    }

    private static <T> void nothingNew(String what, Set<T> before, Supplier<Set<T>> now) {
        if (!Wait.CHILD.holdsInTime(() -> before.containsAll(now.get()))) {
            Set<T> left =
                    now.get().stream()
                            .filter(each -> !before.contains(each))
                            .collect(Collectors.toSet());
            throw Wait.CHILD.tooLong(what + " to go: " + left);
        }
    }

    private static Set<ChildProcess> children() {
        return Set.copyOf(Brood.activeChildren());
    }

    /** Of the programs that tests started; those of others on this machine are not our business. */
    private static Set<String> folders() {
        return Program.ended().flatMap(pid -> Folders.of(pid).stream()).collect(Collectors.toSet());
    }

    private static Set<Long> processes() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
