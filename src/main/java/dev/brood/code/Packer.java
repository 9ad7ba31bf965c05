package dev.brood.code;

import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import dev.brood.wire.Envelope.Variable;
import dev.brood.wire.GraphWriter;
import dev.brood.wire.SourceLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs values with all the code and the session variables that they reach. Variables are taken as they are now; their
 * values may reach more classes and more variables, so this goes on until nothing new turns up. Safe for use by many
 * threads.
 */
public final class Packer {

    /**
     * A value to send.
     *
     * @param label what the user would call it, for the path in an error
     * @param value the value, or null
     */
    public record Root(String label, Object value) {}

    private final SessionClasses session;
    private final Codec codec;
    private final ClassReach reach;

    /**
     * Makes a packer.
     *
     * @param session the classes of this session
     * @param codec encodes their instances
     */
    public Packer(SessionClasses session, Codec codec) {
        this.session = session;
        this.codec = codec;
        this.reach = new ClassReach(session);
    }

    /**
     * Packs.
     *
     * @param entry name of the class that will run it
     * @param roots the values that the entry expects
     * @return the envelope
     * @throws dev.brood.error.NotSendableException if a root or a session variable that is reached cannot be sent
     */
    public Envelope pack(String entry, List<Root> roots) {
        Set<String> met = new LinkedHashSet<>();
        ClassReach.Walk walk = reach.new Walk();
        Set<Variable> taken = new LinkedHashSet<>();
        List<Variable> plainVariables = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        try (GraphWriter values = codec.writer(met::add);
                GraphWriter plainValues = codec.writer(met::add)) {
            for (Root root : roots) {
                values.write(root.label, root.value);
            }
            for (boolean more = true; more; ) {
                walk.add(met);
                met.clear();
                more = false;
                for (Variable variable : List.copyOf(walk.variables())) {
                    if (taken.add(variable) && VariableField.of(variable, session.loader()).isVariable()) {
                        more = true;
                        Object value = VariableField.of(variable, session.loader()).get();
                        boolean plain = isPlain(value);
                        (plain ? plainVariables : variables).add(variable);
                        (plain ? plainValues : values).write("variable \"" + variable.field() + "\"", value);
                    }
                }
            }
            return new Envelope(
                    entry,
                    plainVariables,
                    plainValues.toBytes(),
                    variables,
                    roots.size(),
                    values.toBytes(),
                    bytesOf(walk.classes()),
                    sourcesOf(walk.classes()));
        }
    }

    private static boolean isPlain(Object value) {
        return value == null || value instanceof String || value instanceof Number && isBoxed(value)
                || value instanceof Boolean || value instanceof Character;
    }

    private static boolean isBoxed(Object number) {
        return number.getClass().getPackageName().equals("java.lang");
    }

    private Map<String, SourceLines> sourcesOf(Set<String> names) {
        Map<String, SourceLines> sources = new LinkedHashMap<>();
        for (String name : names) {
            String wrapper = SessionNames.wrapperOf(name);
            SourceLines source = wrapper == null ? null : session.source(wrapper);
            if (source != null) {
                sources.put(wrapper, source);
            }
        }
        return sources;
    }

    private Map<String, byte[]> bytesOf(Set<String> names) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        names.forEach(name -> classes.put(name, session.bytes(name)));
        return classes;
    }
}
