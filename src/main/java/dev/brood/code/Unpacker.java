package dev.brood.code;

import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import dev.brood.wire.Envelope.Variable;
import dev.brood.wire.GraphReader;
import java.util.List;

/** Unpacks what a {@link Packer} packed, in another process. */
public final class Unpacker {

    private final SessionLoader loader;
    private final Codec codec;

    /**
     * Makes an unpacker.
     *
     * @param loader takes the classes
     * @param codec decodes the values with that loader
     */
    public Unpacker(SessionLoader loader, Codec codec) {
        this.loader = loader;
        this.codec = codec;
    }

    /**
     * Defines the classes, sets the session variables and gives the roots. Variables come first, and of these the ones
     * with plain values, so that static initialisers, which may run as soon as an object is decoded, find them set.
     *
     * @param envelope what was received
     * @return the roots, in the order in which they were packed
     */
    public Object[] unpack(Envelope envelope) {
        loader.add(envelope);
        setVariables(envelope.plainVariables(), envelope.plainValues(), 0);
        return setVariables(envelope.variables(), envelope.values(), envelope.rootCount());
    }

    private Object[] setVariables(List<Variable> variables, byte[] graph, int rootCount) {
        Object[] roots = new Object[rootCount];
        try (GraphReader values = codec.reader(graph)) {
            for (Variable variable : variables) {
                VariableField.of(variable, loader).set(values.read());
            }
            for (int i = 0; i < rootCount; i++) {
                roots[i] = values.read();
            }
        }
        return roots;
    }
}
