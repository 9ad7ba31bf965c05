package dev.brood.internal.code;

import dev.brood.internal.wire.Envelope.Variable;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.invoke.MethodHandleInfo;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the code of one method uses, as far as {@link Reach} has to know. Names of classes have dots. */
final class MethodUses {

    /** A method as it is named at a call: it may be declared further up than in the class that is named. */
    record Method(String owner, Signature signature) {}

    /** What a method is looked for by in the class of an object. */
    record Signature(String name, String descriptor) {}

    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Set<Method> direct = new LinkedHashSet<>();
    private final Set<Signature> dispatched = new LinkedHashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> initialised = new LinkedHashSet<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private boolean callsBack;
    private boolean callsLibrary;
    private boolean reflects;

    static final MethodUses NONE = new MethodUses();

    private MethodUses() {}

    static MethodUses of(String descriptor, CodeModel code) {
        MethodUses uses = new MethodUses();
        uses.mention(descriptor);
        code.forEach(uses::add);
        return uses;
    }

    static MethodUses ofHandle(int kind, Method method) {
        MethodUses uses = new MethodUses();
        uses.handle(kind, method);
        return uses;
    }

    /** Fields that are read or written and may be session variables. */
    Set<Variable> variables() {
        return variables;
    }

    /** Methods of session classes that are called as they stand: static ones, constructors, those of a superclass. */
    Set<Method> direct() {
        return direct;
    }

    /** What is called in an object of whatever class. */
    Set<Signature> dispatched() {
        return dispatched;
    }

    /** Session classes of which objects are made. */
    Set<String> made() {
        return made;
    }

    /** Session classes that are initialised. */
    Set<String> initialised() {
        return initialised;
    }

    /** Session classes whose objects it can call: that these are made elsewhere is possible. */
    Set<String> mentioned() {
        return mentioned;
    }

    /** Whether code is called that is not the session's and may call the objects that it is given or has. */
    boolean callsBack() {
        return callsBack;
    }

    /** Whether a library is called, which may call any method of these objects by reflection. */
    boolean callsLibrary() {
        return callsLibrary;
    }

    /** Whether it uses reflection itself, so that it may call whatever it likes. */
    boolean reflects() {
        return reflects;
    }

    private void add(CodeElement element) {
        // not a switch over patterns, which takes milliseconds at its first use
        if (element instanceof InvokeInstruction call) {
            call(isDispatch(call.opcode()), method(call.method()));
        } else if (element instanceof FieldInstruction access) {
            field(access.field());
        } else if (element instanceof NewObjectInstruction object) {
            make(name(object.className()));
        } else if (element instanceof TypeCheckInstruction check) {
            mention(check.type().asInternalName());
        } else if (element instanceof LoadConstantInstruction load) {
            constant(load.constantEntry());
        } else if (element instanceof InvokeDynamicInstruction site) {
            make(resultOf(site.type().stringValue()));
            site.invokedynamic().bootstrap().arguments().forEach(this::constant);
        }
    }

    private static boolean isDispatch(Opcode opcode) {
        return opcode == Opcode.INVOKEVIRTUAL || opcode == Opcode.INVOKEINTERFACE;
    }

    private void call(boolean dispatch, Method method) {
        mention(method.signature.descriptor);
        boolean ofSession = SessionNames.isSessionClass(method.owner);
        if (dispatch) {
            dispatched.add(method.signature);
        } else if (ofSession) {
            initialised.add(method.owner);
            direct.add(method);
        }
        if (ofSession) {
            mentioned.add(method.owner);
        } else {
            callsBack |= !Outside.isHarmless(method);
            callsLibrary |= Outside.isLibrary(method.owner);
            reflects |= Outside.isReflection(method);
        }
    }

    private void field(FieldRefEntry field) {
        String owner = name(field.owner());
        mention(field.type().stringValue());
        if (SessionNames.isSessionClass(owner)) {
            initialised.add(owner);
        }
        if (SessionNames.isWrapper(owner)) {
            variables.add(new Variable(owner, field.name().stringValue()));
        }
    }

    private void constant(LoadableConstantEntry constant) {
        if (constant instanceof MethodHandleEntry handle) {
            if (handle.reference() instanceof FieldRefEntry field) {
                field(field);
            } else {
                handle(handle.kind(), method(handle.reference()));
            }
        } else if (constant instanceof ConstantDynamicEntry dynamic) {
            dynamic.bootstrap().arguments().forEach(this::constant);
        } else if (constant instanceof ClassEntry type) {
            make(name(type)); // by whoever is given the class
        }
    }

    private void handle(int kind, Method method) {
        call(
                kind == MethodHandleInfo.REF_invokeVirtual
                        || kind == MethodHandleInfo.REF_invokeInterface,
                method);
        if (kind == MethodHandleInfo.REF_newInvokeSpecial) {
            make(method.owner);
        }
    }

    private void make(String type) {
        if (SessionNames.isSessionClass(type)) {
            made.add(type);
        }
    }

    private void mention(String text) {
        SessionNames.in(text).forEach(mentioned::add);
    }

    private static Method method(MemberRefEntry entry) {
        return new Method(
                name(entry.owner()),
                new Signature(entry.name().stringValue(), entry.type().stringValue()));
    }

    private static String name(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    /** The class that a method of this descriptor gives; something else if it gives none. */
    private static String resultOf(String descriptor) {
        String result = descriptor.substring(descriptor.indexOf(')') + 1);
        return result.startsWith("L")
                ? result.substring(1, result.length() - 1).replace('/', '.')
                : result;
    }
}
