package dev.brood.internal.engine.local;

import dev.brood.spi.Engine;
import dev.brood.spi.EngineProvider;
import dev.brood.spi.Surroundings;

/** Opens the engine of this machine, as {@code local}. */
public final class LocalEngines implements EngineProvider {

    private static final String KIND = "local";

    /** For the service loader. */
    public LocalEngines() {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Engine open(String spec, Surroundings surroundings) {
        if (!spec.equals(KIND)) {
            throw new IllegalArgumentException(
                    "the engine \"%s\" takes nothing, not \"%s\"".formatted(KIND, spec));
        }
        return new LocalEngine(surroundings);
    }
}
