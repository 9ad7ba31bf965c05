package dev.brood.internal.command;

import dev.brood.channel.Queue;
import dev.brood.error.ClosedException;
import dev.brood.internal.machine.Pid;
import dev.brood.internal.machine.ProcessStats;
import dev.brood.pool.Pool;
import dev.brood.pool.PoolStats;
import dev.brood.pool.WorkerInfo;
import dev.brood.process.ChildProcess;
import dev.brood.shell.Listing.Variable;
import dev.brood.shell.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Children, pools with their workers, and queues, in columns. Looked at again, it tells what has happened meanwhile. */
final class ProcessTable {

    private static final String LINE = "%8s  %-18s %-10s %10s %10s %6s %8s  %s";
    private static final String UNKNOWN = "-";
    private static final int PERCENT = 100;

    private record Work(long nanoTime, Duration cpu) {}

    private final Shell shell;
    private final Map<Long, Work> before = new HashMap<>();

    ProcessTable(Shell shell) {
        this.shell = shell;
    }

    /** What there is now. */
    List<String> lines() {
        List<Variable> variables = shell.listing().values();
        Map<Long, ChildProcess> children =
                ChildProcess.active().stream()
                        .collect(
                                Collectors.toMap(
                                        ChildProcess::pid,
                                        Function.identity(),
                                        (one, _) -> one,
                                        java.util.LinkedHashMap::new));
        List<String> pools = new ArrayList<>();
        for (Pool pool : Pool.active()) {
            pools.add(words(pool, nameOf(pool, variables)));
            for (WorkerInfo worker : pool.workers()) {
                ChildProcess child = children.remove(worker.pid());
                if (child != null) {
                    pools.add(line(child, word(worker), task(worker)));
                } else if (worker.pid() == Pid.own()) {
                    pools.add(line(worker));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        children.values()
                .forEach(child ->
                        lines.add(line(child, state(child), TaskText.of(child, shell.listing()))));
        lines.addAll(pools);
        if (!lines.isEmpty()) {
            lines.addFirst(
                    LINE.formatted(
                                    "PID",
                                    "NAME",
                                    "STATE",
                                    "AGE",
                                    "CPU TIME",
                                    "CPU",
                                    "MEMORY",
                                    "TASK")
                            .stripTrailing());
        }
        for (Variable variable : variables) {
            if (variable.value() instanceof Queue<?> queue) {
                lines.add("queue " + variable.name() + ": " + words(queue));
            }
        }
        return lines.isEmpty() ? List.of("no children, no pools, no queues") : lines;
    }

    private static String nameOf(Object value, List<Variable> variables) {
        return variables.stream()
                .filter(variable -> variable.value() == value)
                .map(variable -> " " + variable.name())
                .findFirst()
                .orElse("");
    }

    private static String words(Pool pool, String name) {
        PoolStats stats = pool.stats();
        int restarts = stats.restarts();
        return "pool%s: %d workers, %d tasks done, %d waiting%s"
                .formatted(
                        name,
                        stats.workers(),
                        stats.tasksDone(),
                        stats.tasksWaiting(),
                        restarts == 0
                                ? ""
                                : ", "
                                        + restarts
                                        + (restarts == 1 ? " worker" : " workers")
                                        + " replaced");
    }

    private static String words(Queue<?> queue) {
        try {
            int size = queue.size();
            int room = queue.remainingCapacity();
            return size
                    + (size == 1 ? " item" : " items")
                    + (room == Integer.MAX_VALUE ? "" : ", room for " + room + " more");
        } catch (ClosedException e) {
            return "closed";
        }
    }

    private static String word(WorkerInfo worker) {
        return worker.state().name().toLowerCase(Locale.ROOT);
    }

    private static String task(WorkerInfo worker) {
        return worker.task() == null ? "" : worker.task() + " for " + Durations.words(worker.age());
    }

    private static String state(ChildProcess child) {
        return child.isDaemon() ? "daemon" : "running";
    }

    private String line(ChildProcess child, String state, String task) {
        ProcessStats stats = ProcessStats.of(child.pid());
        return LINE.formatted(
                        child.pid(),
                        child.name(),
                        stats.isHalted() ? "halted" : state,
                        child.age() == null ? UNKNOWN : Durations.words(child.age()),
                        stats.cpu() == null ? UNKNOWN : Durations.words(stats.cpu()),
                        share(child.pid(), stats),
                        stats.memoryMegabytes() < 0 ? UNKNOWN : stats.memoryMegabytes() + " MB",
                        task)
                .stripTrailing();
    }

    /** A worker that is a thread of this process. */
    private static String line(WorkerInfo worker) {
        return LINE.formatted(
                        UNKNOWN,
                        worker.name(),
                        word(worker),
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN,
                        task(worker))
                .stripTrailing();
    }

    /** Of one core: since the last look, or since its start. */
    private String share(long pid, ProcessStats stats) {
        if (stats.cpu() == null || stats.age() == null) {
            return UNKNOWN;
        }
        long now = System.nanoTime();
        Work last = before.put(pid, new Work(now, stats.cpu()));
        long time = last == null ? stats.age().toNanos() : now - last.nanoTime;
        long cpu = stats.cpu().minus(last == null ? Duration.ZERO : last.cpu).toNanos();
        return Math.round((double) PERCENT * cpu / Math.max(1, time)) + " %";
    }
}
