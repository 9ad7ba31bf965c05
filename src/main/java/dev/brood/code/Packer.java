package dev.brood.code;

import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import dev.brood.wire.Envelope.Variable;
import dev.brood.wire.GraphWriter;
import dev.brood.wire.SourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs values with all the code and the session variables that they reach. Variables are taken as they are now; their
 * values may reach more classes and more variables, so this goes on until nothing new turns up.
 *
 * <p>Which variables there are is only known when the roots have been encoded, and yet the worker needs the variables
 * first. So where there are any with values that are not plain, all is encoded a second time, in that order. What was
 * found last comes first, as others lead to it. Safe for use by many threads.
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
     * Tells whether something is still up to date that was packed before.
     *
     * @return a number that is another one whenever classes have got other code
     */
    public long version() {
        return session.version();
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
        return pack(entry, roots, Set.of());
    }

    /**
     * Packs, together with what some classes reach that are not among the roots.
     *
     * @param entry name of the class that will run it
     * @param roots the values that the entry expects
     * @param alsoMet names of the classes
     * @return the envelope
     * @throws dev.brood.error.NotSendableException if a root or a session variable that is reached cannot be sent
     */
    public Envelope pack(String entry, List<Root> roots, Set<String> alsoMet) {
        Found found = new Found(reach.new Walk());
        found.walk.add(alsoMet);
        byte[] values = discover(roots, found);
        if (!found.variables.isEmpty()) {
            values = encode(found.variables.reversed(), roots);
        }
        return new Envelope(
                entry,
                List.copyOf(found.plainVariables.keySet()),
                encode(List.copyOf(found.plainVariables.entrySet()), List.of()),
                found.variables.reversed().stream().map(Map.Entry::getKey).toList(),
                roots.size(),
                values,
                bytesOf(found.walk.classes()),
                sourcesOf(found.walk.classes()));
    }

    /** What the roots reach; variables with their values, in the order in which they were found. */
    private record Found(
            ClassReach.Walk walk,
            Map<Variable, Object> plainVariables,
            List<Map.Entry<Variable, Object>> variables) {

        Found(ClassReach.Walk walk) {
            this(walk, new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    /** Finds what the roots reach. Gives the graph of the roots, which is all there is to send if it found no variables. */
    private byte[] discover(List<Root> roots, Found found) {
        Set<String> met = new LinkedHashSet<>();
        Set<Variable> taken = new HashSet<>();
        try (GraphWriter writer = codec.writer(met::add)) {
            for (Root root : roots) {
                writer.write(root.label, root.value);
            }
            byte[] onlyRoots = writer.toBytes();
            while (!met.isEmpty()) {
                found.walk.add(met);
                met.clear();
                for (Variable variable : List.copyOf(found.walk.variables())) {
                    VariableField field = VariableField.of(variable, session.loader());
                    if (!taken.add(variable) || !field.isVariable()) {
                        continue;
                    }
                    Object value = field.get();
                    if (isPlain(value)) {
                        found.plainVariables.put(variable, value);
                    } else {
                        found.variables.add(Map.entry(variable, value));
                        writer.write(label(variable), value); // for the classes in it
                    }
                }
            }
            return onlyRoots;
        }
    }

    /** Variables first: static initialisers, which may run when a root is decoded, may read them. */
    private byte[] encode(List<Map.Entry<Variable, Object>> variables, List<Root> roots) {
        try (GraphWriter writer = codec.writer(_ -> {})) {
            for (Map.Entry<Variable, Object> variable : variables) {
                writer.write(label(variable.getKey()), variable.getValue());
            }
            for (Root root : roots) {
                writer.write(root.label, root.value);
            }
            return writer.toBytes();
        }
    }

    private static String label(Variable variable) {
        return "variable \"" + variable.field() + "\"";
    }

    private static boolean isPlain(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Number && isBoxed(value);
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
