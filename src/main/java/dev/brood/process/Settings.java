package dev.brood.process;

import dev.brood.spi.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The same, with another value for one of its components. */
    public Settings withName(String newName) {
        return new Settings(newName, daemon, environment, folder, jvmOptions, timeout);
    }

    /** The same, with another value for one of its components. */
    public Settings withDaemon(boolean flag) {
        return new Settings(name, flag, environment, folder, jvmOptions, timeout);
    }

    /** The same, with another value for one of its components. */
    public Settings withEnvironment(String key, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(key, value);
        return new Settings(name, daemon, Map.copyOf(more), folder, jvmOptions, timeout);
    }

    /** The same, with another value for one of its components. */
    public Settings withFolder(Path newFolder) {
        return new Settings(name, daemon, environment, newFolder, jvmOptions, timeout);
    }

    /** The same, with another value for one of its components. */
    public Settings withJvmOptions(List<String> options) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.addAll(options);
        return new Settings(name, daemon, environment, folder, List.copyOf(more), timeout);
    }

    /** The same, with another value for one of its components. */
    public Settings withTimeout(Duration limit) {
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

    WorkerSettings forWorker(boolean ofCrew, boolean inAMoment) {
        return new WorkerSettings(jvmOptions, environment, folder, ofCrew, inAMoment);
    }
}
