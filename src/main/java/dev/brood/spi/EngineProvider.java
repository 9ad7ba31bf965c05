package dev.brood.spi;

/**
 * Opens engines of one kind. Found by {@link java.util.ServiceLoader}, in the class loader that Brood itself comes from; whoever
 * has several kinds picks one by a spec, {@code kind} or {@code kind:what else it takes}.
 */
public interface EngineProvider {

    /**
     * Names the kind.
     *
     * @return the first word of its specs, such as {@code local}
     */
    String kind();

    /**
     * Opens an engine.
     *
     * @param spec which one, beginning with the kind
     * @param surroundings what it may ask of this process
     * @return the engine
     * @throws IllegalArgumentException if the spec says what this kind does not know
     */
    Engine open(String spec, Surroundings surroundings);
}
