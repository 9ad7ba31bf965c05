package dev.brood.code;

import dev.brood.wire.Envelope.Variable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

/**
 * Which session classes and session variables some classes reach. A class reaches what its constant pool mentions, so
 * the answer is a little too large, never too small. What one class mentions is found once for each code that it has had.
 *
 * <p>What does not count are the methods that JShell makes of a snippet itself: they run at the prompt and nowhere else. So
 * in {@code pool.map(x -> x + 1, items)} the lambda reaches neither the pool nor the items, though it is in the same class.
 */
final class ClassReach {

    /** How the methods begin in which JShell puts a snippet: this one, and for {@code var} another one as well. */
    private static final String SNIPPET_METHOD = "do_it$";

    /** Rewrites a class for its constant pool alone: nobody loads it. */
    private static final ClassFile REWRITER =
            ClassFile.of(
                    ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS,
                    ClassFile.DebugElementsOption.DROP_DEBUG);

    /** What one class mentions. */
    private record Mentions(byte[] bytes, Set<String> classes, Set<Variable> variables) {}

    private final Map<String, Mentions> known = new ConcurrentHashMap<>();
    private final SessionClasses session;

    ClassReach(SessionClasses session) {
        this.session = session;
    }

    /** Collects what is reached from some classes, step by step as more of them turn up. */
    final class Walk {

        private final Set<String> classes = new LinkedHashSet<>();
        private final Set<Variable> variables = new LinkedHashSet<>();

        /** Goes on from more classes; names that are not session classes are passed over. */
        void add(Collection<String> names) {
            Deque<String> ahead = new ArrayDeque<>(names);
            while (!ahead.isEmpty()) {
                String name = ahead.remove();
                if (!SessionNames.isSessionClass(name) || classes.contains(name)) {
                    continue;
                }
                byte[] bytes = session.bytes(name);
                if (bytes == null) {
                    continue;
                }
                classes.add(name);
                Mentions mentions = mentionsOf(name, bytes);
                variables.addAll(mentions.variables);
                ahead.addAll(mentions.classes);
            }
        }

        Set<String> classes() {
            return classes;
        }

        Set<Variable> variables() {
            return variables;
        }
    }

    private Mentions mentionsOf(String name, byte[] bytes) {
        return known.compute(
                name,
                (_, before) ->
                        before != null && before.bytes == bytes ? before : mentionsIn(name, bytes));
    }

    private static Mentions mentionsIn(String name, byte[] bytes) {
        Set<String> classes = new LinkedHashSet<>();
        Set<Variable> variables = new LinkedHashSet<>();
        for (PoolEntry entry : withoutSnippet(name, bytes).constantPool()) {
            switch (entry) {
                case Utf8Entry text -> {
                    Matcher matcher = SessionNames.IN_CLASS_FILE.matcher(text.stringValue());
                    while (matcher.find()) {
                        classes.add(matcher.group().replace('/', '.'));
                    }
                }
                case FieldRefEntry field -> {
                    String owner = field.owner().asInternalName().replace('/', '.');
                    if (SessionNames.isWrapper(owner)) {
                        variables.add(new Variable(owner, field.name().stringValue()));
                    }
                }
                default -> {}
            }
        }
        return new Mentions(bytes, classes, variables);
    }

    private static ClassModel withoutSnippet(String name, byte[] bytes) {
        ClassModel whole = ClassFile.of().parse(bytes);
        if (!SessionNames.isWrapper(name)) {
            return whole;
        }
        byte[] rest =
                REWRITER.transformClass(
                        whole,
                        ClassTransform.dropping(element ->
                                element instanceof MethodModel method
                                        && method.methodName()
                                                .stringValue()
                                                .startsWith(SNIPPET_METHOD)));
        return ClassFile.of().parse(rest);
    }
}
