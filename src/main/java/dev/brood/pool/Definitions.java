package dev.brood.pool;

import dev.brood.channel.Transit;
import dev.brood.code.Packer;
import dev.brood.code.Packer.Root;
import dev.brood.process.SessionCode;
import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that a pool was given, each version once. A version is what its bytes are: the function, what it captured,
 * and the session variables that it reaches, at the moment of the call. A function without any of these is known by its
 * class, and costs nothing but a look. Safe for use by many threads.
 */
final class Definitions {

    /** How many are kept; a pool that alternates between more packs and sends again. */
    static final int KEPT = 32;

    private final Map<Class<?>, Definition> stateless = new HashMap<>();
    private final Set<Definition> all = new LinkedHashSet<>();
    private Packer packer;

    /** The definition for a function as it is now. */
    synchronized Definition of(Object function) {
        Packer current = SessionCode.packer();
        if (current != packer) { // the session was reset
            stateless.clear();
            packer = current;
        }
        Definition known = stateless.get(function.getClass());
        return known != null ? known : pack(function, Set.of());
    }

    /** The same with more classes, of items of its tasks, and the variables that these reach. */
    synchronized Definition with(Definition definition, Set<String> classes) {
        Set<String> more = new LinkedHashSet<>(definition.classes());
        more.addAll(classes);
        return pack(definition.function(), more);
    }

    private Definition pack(Object function, Set<String> alsoMet) {
        try (Transit transit = Transit.begin(true)) {
            Envelope envelope =
                    packer.pack("a task", List.of(new Root("the function", function)), alsoMet);
            byte[] bytes = envelope.toBytes();
            for (Definition definition : all) {
                if (definition.hasBytes(bytes)) {
                    return definition;
                }
            }
            Definition definition = Definition.create(function, envelope, bytes);
            transit.sent();
            all.add(definition);
            if (alsoMet.isEmpty() && !definition.variables() && Codec.isStateless(function)) {
                stateless.put(function.getClass(), definition);
            }
            return definition;
        }
    }

    /** Removes old ones, unless they are in use. */
    synchronized void trim(Set<Definition> used) {
        var oldest = all.iterator();
        while (all.size() > KEPT && oldest.hasNext()) {
            Definition definition = oldest.next();
            if (!used.contains(definition)) {
                oldest.remove();
                stateless.values().remove(definition);
                definition.remove();
            }
        }
    }

    synchronized void removeAll() {
        all.forEach(Definition::remove);
        all.clear();
        stateless.clear();
    }
}
