package dev.brood.internal.process;

import dev.brood.spi.Engine;
import dev.brood.spi.EngineProvider;
import dev.brood.spi.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the engine that {@value #SETTING} asks for. */
final class Engines {

    /** System property with the spec of the engine. */
    static final String SETTING = "brood.engine";

    private static final String USUAL = "local";

    private Engines() {}

    static Engine open(Surroundings surroundings) {
        String spec = System.getProperty(SETTING, USUAL);
        String kind = spec.split(":", 2)[0];
        List<String> kinds = new ArrayList<>();
        ClassLoader ours = Engines.class.getClassLoader();
        for (EngineProvider provider : ServiceLoader.load(EngineProvider.class, ours)) {
            if (provider.kind().equals(kind)) {
                return provider.open(spec, surroundings);
            }
            kinds.add(provider.kind());
        }
        throw new IllegalArgumentException(
                "-D%s=%s: there is no engine \"%s\"; there is %s"
                        .formatted(
                                SETTING,
                                spec,
                                kind,
                                kinds.isEmpty()
                                        ? "none: the class loader does not show META-INF/services of Brood's jar"
                                        : String.join(", ", kinds)));
    }
}
