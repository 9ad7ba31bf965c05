package dev.brood.internal.code;

import dev.brood.internal.code.MethodUses.Signature;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A session class as {@link Reach} sees it: its methods, and what each of them uses, which is found when it is asked for.
 * Some are left out. The methods that JShell makes of a snippet itself run at the prompt and nowhere else: so in
 * {@code pool.map(x -> x + 1, items)} the lambda reaches neither the pool nor the items, though it is in the same class.
 * And {@code $deserializeLambda$} makes all the lambdas of a class and runs none.
 */
final class ClassCode {

    /** How the methods begin in which JShell puts a snippet: this one, and for {@code var} another one as well. */
    private static final String SNIPPET_METHOD = "do_it$";

    private static final String DESERIALIZE = "$deserializeLambda$";

    private static final ClassFile READER =
            ClassFile.of(
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

    /** Rewrites a class for its constant pool alone: nobody loads it. */
    private static final ClassFile REWRITER =
            ClassFile.of(
                    ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS,
                    ClassFile.DebugElementsOption.DROP_DEBUG);

    private final byte[] bytes;
    private final Set<String> components = new LinkedHashSet<>();
    private final List<String> supertypes = new ArrayList<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private final Map<Signature, MethodModel> methods = new LinkedHashMap<>();
    private final Map<MethodModel, MethodUses> uses = new ConcurrentHashMap<>();

    ClassCode(String name, byte[] bytes) {
        this.bytes = bytes;
        ClassModel whole = READER.parse(bytes);
        whole.findAttribute(Attributes.record()).stream()
                .flatMap(record -> record.components().stream())
                .forEach(component -> components.add(component.name().stringValue()));
        whole.superclass().ifPresent(this::addSupertype);
        whole.interfaces().forEach(this::addSupertype);
        boolean isWrapper = SessionNames.isWrapper(name);
        for (MethodModel method : whole.methods()) {
            String methodName = method.methodName().stringValue();
            if (!(isWrapper && isSnippet(methodName)) && !methodName.equals(DESERIALIZE)) {
                methods.put(new Signature(methodName, method.methodType().stringValue()), method);
            }
        }
        for (PoolEntry entry : (isWrapper ? withoutSnippet(whole) : whole).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                SessionNames.in(text.stringValue()).forEach(mentioned::add);
            }
        }
    }

    private void addSupertype(ClassEntry type) {
        supertypes.add(type.asInternalName().replace('/', '.'));
    }

    private static boolean isSnippet(String method) {
        return method.startsWith(SNIPPET_METHOD);
    }

    private static ClassModel withoutSnippet(ClassModel whole) {
        return ClassFile.of()
                .parse(
                        REWRITER.transformClass(
                                whole,
                                ClassTransform.dropping(element ->
                                        element instanceof MethodModel method
                                                && isSnippet(method.methodName().stringValue()))));
    }

    /** Whether this is what these bytes say. */
    boolean isOf(byte[] other) {
        return bytes == other;
    }

    /** Names of its components, if it is a record: it is written by the methods of these names and read by a constructor. */
    Set<String> components() {
        return components;
    }

    /** Its superclass and its interfaces. */
    List<String> supertypes() {
        return supertypes;
    }

    /** The session classes that it mentions anywhere. */
    Set<String> mentioned() {
        return mentioned;
    }

    /** The methods that it declares, constructors and initialiser included. */
    Set<Signature> methods() {
        return methods.keySet();
    }

    /** What a method that it declares uses. */
    MethodUses uses(Signature signature) {
        return uses.computeIfAbsent(
                methods.get(signature),
                method ->
                        method.code()
                                .map(code -> MethodUses.of(signature.descriptor(), code))
                                .orElse(MethodUses.NONE));
    }
}
