package dev.brood.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program in a JVM of its own, with the class path of the tests: what a user would start. */
public final class Program implements AutoCloseable {

    private static final List<Process> STARTED = new CopyOnWriteArrayList<>();

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private Program(Process process) {
        this.process = process;
        STARTED.add(process);
        this.readers =
                List.of(read(process.inputReader(), output), read(process.errorReader(), errors));
    }

    /** Starts the main method of a class. */
    public static Program start(Class<?> main, Object... arguments) {
        return start(main.getName(), arguments);
    }

    /** Starts the main method of a class, given by name. */
    public static Program start(String main, Object... arguments) {
        return start(System.getProperty("java.class.path"), main, arguments);
    }

    /** Starts the main method of a class in a folder of classes. */
    public static Program startWith(Path classes, String main, Object... arguments) {
        return start(
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                main,
                arguments);
    }

    /** Starts the main method of a class with a class path that holds only as seen from the working folder. */
    public static Program startWithRelativeClassPath(Class<?> main, Object... arguments) {
        Path here = Path.of("").toAbsolutePath();
        String relative =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> here.relativize(Path.of(entry).toAbsolutePath()).toString())
                        .collect(Collectors.joining(File.pathSeparator));
        return start(relative, main.getName(), arguments);
    }

    /** Starts the main method of a class in a JVM with options, and by a command that executes what comes after it. */
    public static Program startAs(
            List<String> prefix, List<String> options, Class<?> main, Object... arguments) {
        return start(
                as(prefix, options),
                System.getProperty("java.class.path"),
                main.getName(),
                arguments);
    }

    /** Starts the main method of a class in a process that gets no more than so many descriptors, nor do its children. */
    public static Program startWithDescriptors(int most, Class<?> main, Object... arguments) {
        List<String> prefix = List.of("sh", "-c", "ulimit -n " + most + " && exec \"$@\"", "sh");
        return startAs(prefix, List.of(), main, arguments);
    }

    /** As {@link #startAs} for another user, who may not read the class path of the tests: with a copy of it. */
    public static Program startFor(
            List<String> prefix, List<String> options, Path copies, Class<?> main) {
        return start(
                as(prefix, options), OtherUser.classPath(copies), main.getName(), new Object[0]);
    }

    /** Starts the main method of a class with a mask under which everybody may use what it makes. */
    public static Program startWithoutMask(
            List<String> options, Class<?> main, Object... arguments) {
        return startAs(List.of("sh", "-c", "umask 0; exec \"$@\"", "sh"), options, main, arguments);
    }

    private static List<String> as(List<String> prefix, List<String> options) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(java());
        command.addAll(options);
        return command;
    }

    private static Program start(String classPath, String main, Object[] arguments) {
        return start(java(), classPath, main, arguments);
    }

    private static Program start(
            List<String> command, String classPath, String main, Object[] arguments) {
        command.addAll(List.of("-cp", classPath, main));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return new Program(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What starts a JVM as the launcher does; with its cache, if these tests run on the jar. */
    public static List<String> java() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                tool("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+EnableDynamicAgentLoading",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC"));
        String cache = System.getProperty("brood.test.cache");
        if (cache != null) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,cds=off"));
            command.add("-Dbrood.worker.cache=" + System.getProperty("brood.worker.cache"));
        }
        return command;
    }

    /** Pids of the programs that were started and have ended. */
    static Stream<Long> ended() {
        return STARTED.stream().filter(process -> !process.isAlive()).map(Process::pid);
    }

    /** A program of the JDK that runs these tests. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static Thread read(BufferedReader reader, List<String> lines) {
        return Thread.ofPlatform()
                .daemon()
                .name("output of a program")
                .start(() -> {
                    try (reader) {
                        reader.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("cannot be read: " + e);
                    }
                });
    }

    public Process process() {
        return process;
    }

    public List<String> output() {
        return output;
    }

    public List<String> errors() {
        return errors;
    }

    /** What it said on standard error, but for whom it waited at its end: that says only that the machine is busy. */
    public List<String> errorsButWaiting() {
        return errors.stream().filter(line -> !line.startsWith("waiting for ")).toList();
    }

    /** Waits for some lines of output that match a pattern, and gives its first group, or else all, of each. */
    public List<String> await(String pattern, int count) {
        Pattern line = Pattern.compile(pattern);
        Wait.PROGRAM.until(
                count + " lines as " + pattern,
                () -> matches(line).size() >= count || !process.isAlive());
        List<String> found = matches(line);
        if (found.size() < count) {
            throw new AssertionError("the program ended, and printed " + output + " and " + errors);
        }
        return found;
    }

    private List<String> matches(Pattern line) {
        return output.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(Math.min(1, matcher.groupCount())))
                .toList();
    }

    /** Sends it a signal. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Waits for the end of the program and of its output, and gives the exit code. */
    public int join() throws InterruptedException {
        int code = exitCode();
        for (Thread reader : readers) {
            if (!reader.join(Wait.CHILD.time())) {
                throw Wait.CHILD.tooLong(
                        "the end of a program's output, which a child of it holds open");
            }
        }
        return code;
    }

    /** Waits for the end of the program and gives the exit code. Its children may go on, and print. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(Wait.PROGRAM.time().toMillis(), TimeUnit.MILLISECONDS)) {
            throw Wait.PROGRAM.tooLong(
                    "the end of a program; it printed " + output + " and " + errors);
        }
        return process.exitValue();
    }

    /** Kills it, if it still runs, with all of its descendants. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
