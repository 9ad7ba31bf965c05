package dev.brood.internal.engine.local;

import dev.brood.internal.memory.Session;
import dev.brood.internal.worker.WorkerMain;
import dev.brood.spi.WorkerSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.environment.EnvironmentUtils;

/** The command line of a worker JVM. */
final class WorkerCommand {

    /**
     * Ctrl-C and Ctrl-\ at a terminal go to every process in the foreground, and so does its end (SIGHUP). They belong to the
     * parent alone: it says what becomes of its children. A signal that is ignored stays so in whatever is executed next, and a JVM
     * keeps it so: there is no moment in which it would hit.
     */
    private static final String IGNORING_THE_TERMINAL = "trap '' INT QUIT HUP; ";

    /** What the parent writes comes in as descriptor 3, so that the standard input is empty. */
    private static final String WITHOUT_INPUT = "exec \"$0\" \"$@\" 3<&0 </dev/null";

    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC", // small, and a worker has a core to itself at best
                    "-XX:-UsePerfData", // no file in the temp folder
                    "-XX:ErrorFile=/dev/null", // a crash leaves nothing in the user's folder; what
                    // it was is on standard output
                    // archives where they were made for, instead of 5 ms to move them; shared pages
                    // stay shared
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow", // Kryo; keeps the JVM from warning
                    "-XX:+EnableDynamicAgentLoading", // the same, where code changes in place
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8");

    /** File with the JVM's cache for workers, made by the launcher; a JVM that cannot use it starts without. */
    private static final String CACHE_SETTING = "brood.worker.cache";

    /** Options with which the JVM refuses to have a cache. */
    private static final List<String> AGAINST_CACHE = List.of("-Xshare", "-XX:Shared", "-XX:AOT");

    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Supplier<String> classPath;

    WorkerCommand(Supplier<String> classPath) {
        this.classPath = classPath;
    }

    CommandLine line(WorkerSettings settings) {
        CommandLine line = new CommandLine(new File("/bin/sh"));
        line.addArguments(new String[] {"-c", IGNORING_THE_TERMINAL + WITHOUT_INPUT, java}, false);
        for (List<String> options :
                List.of(
                        InheritedOptions.own(),
                        OPTIONS,
                        Session.settings(),
                        cache(settings),
                        heap(),
                        settings.jvmOptions(),
                        InheritedOptions.passedOn(settings.jvmOptions()))) {
            line.addArguments(options.toArray(String[]::new), false);
        }
        line.addArguments(new String[] {"-cp", classPath.get(), WorkerMain.class.getName()}, false);
        return line;
    }

    /** The limit for all workers; the JVM takes the last one that it is given. */
    private static List<String> heap() {
        String size = System.getProperty(WorkerSettings.HEAP_PROPERTY);
        return size == null
                ? List.of()
                : List.of("-Xmx" + size, "-D" + WorkerSettings.HEAP_PROPERTY + "=" + size);
    }

    /** Options for the cache. It is passed on, as workers may have workers. */
    private static List<String> cache(WorkerSettings settings) {
        String file = System.getProperty(CACHE_SETTING);
        boolean refused =
                settings.jvmOptions().stream()
                        .anyMatch(option -> AGAINST_CACHE.stream().anyMatch(option::startsWith));
        return file == null || refused
                ? List.of()
                : List.of(
                        "-XX:AOTCache=" + file,
                        "-Xlog:aot=off,cds=off", // no word if it does not fit
                        "-D" + CACHE_SETTING + "=" + file);
    }

    Map<String, String> environment(WorkerSettings settings) throws java.io.IOException {
        Map<String, String> environment = new HashMap<>(EnvironmentUtils.getProcEnvironment());
        environment.putAll(settings.environment());
        return environment;
    }
}
