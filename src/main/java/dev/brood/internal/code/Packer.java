package dev.brood.internal.code;

import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.DefaultValue;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import dev.brood.internal.wire.GraphWriter;
import dev.brood.internal.wire.Met;
import dev.brood.internal.wire.SourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Packs values with all the code and the session variables that they reach. Variables are taken as they are now; their
 * values may reach more classes and more variables, so this goes on until nothing new turns up.
 *
 * <p>Which variables there are is only known when the roots have been encoded, and yet the worker needs the variables
 * first. So where there are any with values that are not plain, all is encoded a second time, in that order. Of two variables
 * the one comes first that the other's value reaches: a record's constructor, for one, runs when it arrives. Safe for use by
 * many threads.
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
    private final KnownCode code;

    /**
     * Makes a packer.
     *
     * @param session the classes of this session
     * @param codec encodes their instances
     */
    public Packer(SessionClasses session, Codec codec) {
        this.session = session;
        this.codec = codec;
        this.code = new KnownCode(session);
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
     * Finds the parameters of a function for which null is of no use, as the first thing that it does is to take their
     * numbers out.
     *
     * @param lambda the function
     * @param count how many parameters it has
     * @return places of parameters, the first is 0; none if its code is not known
     */
    public Set<Integer> unboxedParameters(Met.Lambda lambda, int count) {
        return UnboxedParameters.of(session, lambda, count);
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
     * Packs, together with what is reached by more that is not among the roots.
     *
     * @param entry name of the class that will run it
     * @param roots the values that the entry expects
     * @param alsoMet what was met in other graphs
     * @return the envelope
     * @throws dev.brood.error.NotSendableException if a root or a session variable that is reached cannot be sent
     */
    public Envelope pack(String entry, List<Root> roots, Set<Met> alsoMet) {
        Found found = new Found(new Reach(code));
        roots.stream()
                .filter(root -> root.value != null)
                .forEach(root -> found.reach.addRun(root.value.getClass()));
        found.reach.add(alsoMet);
        byte[] values = discover(roots, found);
        List<Variable> variables = inOrder(found.variables);
        if (!variables.isEmpty()) {
            values = encode(variables, found.values, roots);
        }
        List<Variable> plain = List.copyOf(found.plain);
        return new Envelope(
                        entry,
                        found.carried(plain),
                        encode(plain, found.values, List.of()),
                        found.carried(variables),
                        roots.size(),
                        values,
                        bytesOf(found.reach.classes()),
                        sourcesOf(found.reach.classes()))
                .checked();
    }

    /**
     * Packs the code of something once more, with nothing in it, for a worker to have it unpacked before: variables have the values
     * that they begin with, a lambda has captured nothing. Classes of the user's are not initialised by it.
     *
     * @param like what was packed before
     * @param function a function that was among its roots
     * @param other a value to add
     * @return an envelope with two roots: the function or null, and the value
     */
    public Envelope packHollow(Envelope like, Object function, Root other) {
        List<Carried> carried = new ArrayList<>();
        Map<Variable, Object> values = new HashMap<>();
        Stream.concat(like.plainVariables().stream(), like.variables().stream())
                .forEach(each -> {
                    Variable variable = each.variable();
                    Class<?> type = VariableField.of(variable, session.loader()).field().getType();
                    values.put(variable, DefaultValue.of(type));
                    carried.add(new Carried(variable, ~each.mark())); // so that the value is news
                });
        List<Variable> variables = carried.stream().map(Carried::variable).toList();
        Object hollow =
                codec.lambda(function)
                        .filter(lambda -> SessionNames.isWrapper(lambda.capturing()))
                        .flatMap(_ -> codec.hollow(function))
                        .orElse(null);
        return new Envelope(
                like.entry(),
                List.of(),
                encode(List.of(), values, List.of()),
                carried,
                2,
                encode(variables, values, List.of(new Root("the function", hollow), other)),
                like.classes(),
                like.sources());
    }

    /**
     * What the roots reach.
     *
     * @param values of variables
     * @param marks of these values
     * @param plain those of the variables whose values reach nothing
     * @param variables the others, with what was met in their values, in the order in which they were found
     */
    private record Found(
            Reach reach,
            Map<Variable, Object> values,
            Map<Variable, Carried> marks,
            Set<Variable> plain,
            Map<Variable, Set<Met>> variables) {

        Found(Reach reach) {
            this(
                    reach,
                    new HashMap<>(),
                    new HashMap<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashMap<>());
        }

        List<Carried> carried(List<Variable> some) {
            return some.stream().map(marks::get).toList();
        }
    }

    /** Finds what the roots reach. Gives the graph of the roots, which is all there is to send if it found no variables. */
    private byte[] discover(List<Root> roots, Found found) {
        Set<Met> met = new LinkedHashSet<>();
        Set<Variable> looked = new HashSet<>();
        try (GraphWriter writer = codec.writer(met::add)) {
            for (Root root : roots) {
                writer.write(root.label, root.value);
            }
            byte[] onlyRoots = writer.toBytes();
            while (!met.isEmpty()) {
                found.reach.add(met);
                met.clear();
                for (Variable variable : List.copyOf(found.reach.variables())) {
                    if (looked.add(variable)) {
                        met.addAll(look(variable, found));
                    }
                }
            }
            return onlyRoots;
        }
    }

    /** Takes the value of a variable, and gives what is met in it. */
    private Set<Met> look(Variable variable, Found found) {
        VariableField field = VariableField.of(variable, session.loader());
        if (!field.isVariable()) {
            return Set.of();
        }
        Object value = field.get();
        found.values.put(variable, value);
        Set<Met> met = new LinkedHashSet<>();
        try (GraphWriter writer = codec.writer(met::add)) {
            writer.write(label(variable), value);
            found.marks.put(variable, Carried.of(variable, writer.toBytes()));
        }
        if (isPlain(value)) {
            found.plain.add(variable);
        } else {
            found.variables.put(variable, met);
        }
        return met;
    }

    /** The variables that the values of others reach before these. */
    private List<Variable> inOrder(Map<Variable, Set<Met>> variables) {
        Set<Variable> ordered = new LinkedHashSet<>();
        if (variables.size() > 1) {
            Set<Variable> begun = new HashSet<>();
            variables.keySet().forEach(variable -> order(variable, variables, begun, ordered));
        }
        ordered.addAll(variables.keySet());
        return List.copyOf(ordered);
    }

    private void order(
            Variable variable,
            Map<Variable, Set<Met>> variables,
            Set<Variable> begun,
            Set<Variable> ordered) {
        if (!begun.add(variable)) {
            return;
        }
        Reach ofValue = new Reach(code);
        ofValue.add(variables.get(variable));
        for (Variable reached : ofValue.variables()) {
            if (variables.containsKey(reached)) {
                order(reached, variables, begun, ordered);
            }
        }
        ordered.add(variable);
    }

    /** Variables first: static initialisers, which may run when a root is decoded, may read them. */
    private byte[] encode(
            List<Variable> variables, Map<Variable, Object> values, List<Root> roots) {
        try (GraphWriter writer = codec.writer(_ -> {})) {
            for (Variable variable : variables) {
                writer.write(label(variable), values.get(variable));
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
