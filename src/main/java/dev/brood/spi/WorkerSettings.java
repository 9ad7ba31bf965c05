package dev.brood.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a worker process.
 *
 * @param jvmOptions options for its JVM, beyond the usual ones
 * @param environment what to add to the parent's environment
 * @param folder its working folder, or null for the parent's
 * @param ofPool whether it is one of several that are started together and stay
 * @param inAMoment whether it may be one that stands by
 */
public record WorkerSettings(
        List<String> jvmOptions,
        Map<String, String> environment,
        Path folder,
        boolean ofPool,
        boolean inAMoment) {

    /** A worker like its parent. */
    public static final WorkerSettings USUAL =
            new WorkerSettings(List.of(), Map.of(), null, false, true);

    /** System property with the size of the heap of workers whose options do not say one. It is passed on to them. */
    public static final String HEAP_PROPERTY = "brood.workers.heap";

    /**
     * Tells whether it can be one that was started before it was known for what.
     *
     * @return true if there is nothing special about its process
     */
    public boolean canStandBy() {
        return inAMoment && jvmOptions.isEmpty() && environment.isEmpty() && folder == null;
    }

    /** Copies the collections. */
    public WorkerSettings {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }
}
