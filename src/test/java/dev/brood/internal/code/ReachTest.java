package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Fn;
import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import dev.brood.internal.wire.ParameterNames;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a function reaches is compared with what it uses when it runs, over random call graphs: a function that is sent
 * gives what it gives here. {@code -Dbrood.reach.graphs=2000} plays more of them than the build, from
 * {@code -Dbrood.reach.first=1} on.
 */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ReachTest {

    private static final int GRAPHS = Integer.getInteger("brood.reach.graphs", 25);
    private static final int FIRST = Integer.getInteger("brood.reach.first", 1);

    /** The more a session has, the longer JShell takes. */
    private static final int GRAPHS_OF_A_SESSION = 20;

    private int functions;
    private int sent;
    private int needed;
    private int inTheClasses;

    @Test
    void whatRunsElsewhereFindsItsVariables() throws Exception {
        for (int from = FIRST; from < FIRST + GRAPHS; from += GRAPHS_OF_A_SESSION) {
            try (Session session = Session.open()) {
                int end = Math.min(from + GRAPHS_OF_A_SESSION, FIRST + GRAPHS);
                for (int seed = from; seed < end; seed++) {
                    play(session, seed);
                }
            }
        }
        System.out.printf(
                "%d functions of %d graphs: %.2f variables sent each, %.2f needed, %.2f in the classes%n",
                functions,
                GRAPHS,
                (double) sent / functions,
                (double) needed / functions,
                (double) inTheClasses / functions);
        assertTrue(sent < inTheClasses, "whole classes are never less than what is reached");
    }

    private void play(Session session, int seed) throws Exception {
        CallGraph graph = new CallGraph(seed, "_" + seed);
        graph.snippets().forEach(session::run);
        List<?> list = (List<?>) session.value(graph.functions());
        for (Object each : list) {
            Fn<?> function = (Fn<?>) each;
            Envelope envelope = SessionCode.packer().pack("a test", List.of(new Root("f", each)));
            assertEquals(
                    function.call(),
                    called(envelope, null),
                    () -> "seed " + seed + ", function " + list.indexOf(each) + "\n" + graph);
            functions++;
            for (Variable variable : variablesOf(envelope)) {
                sent++;
                needed += isNeeded(envelope, variable, function.call()) ? 1 : 0;
            }
            inTheClasses += mentionedIn(envelope.classes()).size();
        }
    }

    private static Set<Variable> variablesOf(Envelope envelope) {
        return Stream.concat(envelope.variables().stream(), envelope.plainVariables().stream())
                .map(Carried::variable)
                .collect(Collectors.toSet());
    }

    /** Runs it as a worker would, with the variables that came along, but for one. */
    private static Object called(Envelope envelope, Variable without) throws Exception {
        SessionLoader loader = new SessionLoader(_ -> null, List::of);
        Codec codec = new Codec(loader, ParameterNames.UNKNOWN);
        Object function = new Unpacker(loader, codec).unpack(envelope)[0];
        if (without != null) {
            VariableField field = VariableField.of(without, loader);
            field.set(field.field().getType() == int.class ? 0 : null);
        }
        return ((Fn<?>) function).call();
    }

    private static boolean isNeeded(Envelope envelope, Variable variable, Object result) {
        try {
            return !result.equals(called(envelope, variable));
        } catch (Exception | LinkageError e) {
            return true;
        }
    }

    /** All fields of wrappers that some classes mention anywhere, as a measure. */
    private static Set<String> mentionedIn(Map<String, byte[]> classes) {
        Set<String> fields = new HashSet<>();
        for (byte[] bytes : classes.values()) {
            ClassFile.of()
                    .parse(bytes)
                    .constantPool()
                    .forEach(entry -> {
                        if (entry instanceof FieldRefEntry field
                                && SessionNames.isWrapper(
                                        field.owner().asInternalName().replace('/', '.'))) {
                            fields.add(field.owner().asInternalName() + "." + field.name());
                        }
                    });
        }
        return fields;
    }
}
