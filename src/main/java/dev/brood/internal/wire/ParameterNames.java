package dev.brood.internal.wire;

import java.util.List;

/** Knows how the parameters of methods are called in the source. */
@FunctionalInterface
public interface ParameterNames {

    /** Knows no names. */
    ParameterNames UNKNOWN = (_, _, _) -> List.of();

    /**
     * Finds the names.
     *
     * @param owner name of the class
     * @param method name of the method
     * @param descriptor its descriptor
     * @return the names in order, those of captured variables first; empty if they are not known
     */
    List<String> of(String owner, String method, String descriptor);
}
