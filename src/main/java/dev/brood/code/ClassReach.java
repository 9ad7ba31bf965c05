package dev.brood.code;

import dev.brood.wire.Envelope.Variable;
import java.lang.classfile.ClassFile;
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
 * the answer is a little too large, never too small. What one class mentions is found once, as class files never change.
 */
final class ClassReach {

    /** What one class mentions. */
    private record Mentions(Set<String> classes, Set<Variable> variables) {
        static final Mentions NOTHING = new Mentions(Set.of(), Set.of());
    }

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
                if (!SessionNames.isSessionClass(name)
                        || classes.contains(name)
                        || session.bytes(name) == null) {
                    continue;
                }
                classes.add(name);
                Mentions mentions = known.computeIfAbsent(name, ClassReach.this::mentionsOf);
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

    private Mentions mentionsOf(String name) {
        byte[] bytes = session.bytes(name);
        if (bytes == null) {
            return Mentions.NOTHING;
        }
        Set<String> classes = new LinkedHashSet<>();
        Set<Variable> variables = new LinkedHashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
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
        return new Mentions(classes, variables);
    }
}
