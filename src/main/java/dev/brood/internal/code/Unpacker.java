package dev.brood.internal.code;

import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.GraphReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacks what a {@link Packer} packed, in another process. What has been assigned to a session variable here stays until
 * another value arrives than the one that arrived last.
 */
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
     * What was in an envelope.
     *
     * @param roots in the order in which they were packed
     * @param variables the session variables that came along, with their values
     * @param code the classes that came along
     */
    public record Unpacked(Object[] roots, List<Setting> variables, SessionLoader.Code code) {

        /** Uses the code and sets the variables again, after others may have done so with theirs. */
        public void turnTo() {
            code.use();
            variables.forEach(Setting::set);
        }
    }

    /** A session variable and its value, set unless it is the one that was set last. */
    public final class Setting {

        private final Carried carried;
        private final VariableField field;
        private final Object value;

        private Setting(Carried carried, Object value) {
            this.carried = carried;
            this.field = VariableField.of(carried.variable(), loader);
            this.value = value;
        }

        void set() {
            if (loader.isNews(carried)) {
                field.set(value);
            }
        }
    }

    /**
     * Defines the classes, sets the session variables and gives the roots.
     *
     * @param envelope what was received
     * @return the roots, in the order in which they were packed
     */
    public Object[] unpack(Envelope envelope) {
        return unpackAll(envelope).roots;
    }

    /**
     * Defines the classes, sets the session variables and gives all of it. Variables come first, and of these the ones
     * with plain values, so that static initialisers, which may run as soon as an object is decoded, find them set.
     *
     * @param envelope what was received
     * @return the roots and the variables
     */
    public Unpacked unpackAll(Envelope envelope) {
        SessionLoader.Code code = loader.add(envelope);
        List<Setting> settings = new ArrayList<>();
        setVariables(envelope.plainVariables(), envelope.plainValues(), 0, settings);
        Object[] roots =
                setVariables(
                        envelope.variables(), envelope.values(), envelope.rootCount(), settings);
        return new Unpacked(roots, settings, code);
    }

    private Object[] setVariables(
            List<Carried> variables, byte[] graph, int rootCount, List<Setting> settings) {
        Object[] roots = new Object[rootCount];
        try (GraphReader values = codec.reader(graph)) {
            for (Carried carried : variables) {
                Setting setting = new Setting(carried, values.read());
                setting.set();
                settings.add(setting);
            }
            for (int i = 0; i < rootCount; i++) {
                roots[i] = values.read();
            }
        }
        return roots;
    }
}
