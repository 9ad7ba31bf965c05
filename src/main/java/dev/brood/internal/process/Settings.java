package dev.brood.internal.process;

import dev.brood.process.Spawn;
import dev.brood.spi.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a process is to be started; what {@link Spawn}'s steps add up.
 *
 * @param name its name, or null for a default
 * @param daemon whether it is a daemon, or null for as its parent
 * @param environment added to the parent's
 * @param folder working folder, or null for the parent's
 * @param jvmOptions options for its JVM
 * @param timeout when it is killed, or null for never
 */
public record Settings(
        String name,
        Boolean daemon,
        Map<String, String> environment,
        Path folder,
        List<String> jvmOptions,
        Duration timeout) {

    /** As a process is started when nothing was said. */
    public static final Settings USUAL = new Settings(null, null, Map.of(), null, List.of(), null);

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*[kKmMgG]?");

    /** The same with another name. */
    public Settings withName(String newName) {
        return new Settings(newName, daemon, environment, folder, jvmOptions, timeout);
    }

    /** The same, as a daemon or not. */
    public Settings withDaemon(boolean flag) {
        return new Settings(name, flag, environment, folder, jvmOptions, timeout);
    }

    /**
     * The same with one more variable.
     *
     * @throws IllegalArgumentException if the system would not take it
     */
    public Settings withEnvironment(String key, String value) {
        if (key.isEmpty() || key.contains("=") || key.contains("\0") || value.contains("\0")) {
            throw new IllegalArgumentException(
                    "not a possible environment variable: \"" + key + "\"=\"" + value + "\"");
        }
        Map<String, String> more = new HashMap<>(environment);
        more.put(key, value);
        return new Settings(name, daemon, Map.copyOf(more), folder, jvmOptions, timeout);
    }

    /**
     * The same in another folder.
     *
     * @throws IllegalArgumentException if there is no such folder
     */
    public Settings withFolder(Path newFolder) {
        if (!Files.isDirectory(newFolder)) {
            throw new IllegalArgumentException("no such folder: " + newFolder);
        }
        return new Settings(name, daemon, environment, newFolder, jvmOptions, timeout);
    }

    /**
     * The same with another limit of the heap.
     *
     * @throws IllegalArgumentException if it is not a size
     */
    public Settings withHeap(String size) {
        if (!isHeapSize(size)) {
            throw new IllegalArgumentException(
                    "not a heap size: \"" + size + "\"; say it as in \"512m\" or \"2g\"");
        }
        return withJvmOptions("-Xmx" + size);
    }

    /** Whether this is a number of bytes, or one with a unit, as in {@code "512m"} or {@code "2g"}. */
    public static boolean isHeapSize(String size) {
        return SIZE.matcher(size).matches();
    }

    /** The same with more options. */
    public Settings withJvmOptions(String... options) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.addAll(List.of(options));
        return new Settings(name, daemon, environment, folder, List.copyOf(more), timeout);
    }

    /**
     * The same with another time-out.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Settings withTimeout(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a time-out must be more than zero, not " + limit);
        }
        return new Settings(name, daemon, environment, folder, jvmOptions, limit);
    }

    /** How large the heap may become, in bytes; null if that was not said. */
    Long heap() {
        Long bytes = null;
        for (String option : jvmOptions) {
            if (option.matches("-Xmx[0-9]{1,12}[kKmMgG]?")) {
                String size = option.substring("-Xmx".length());
                int power =
                        "kmg".indexOf(Character.toLowerCase(size.charAt(size.length() - 1))) + 1;
                bytes = Long.parseLong(size.replaceAll("\\D", "")) << 10 * power;
            }
        }
        return bytes;
    }

    WorkerSettings forWorker(boolean ofPool, boolean inAMoment) {
        return new WorkerSettings(jvmOptions, environment, folder, ofPool, inAMoment);
    }
}
