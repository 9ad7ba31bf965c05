package dev.brood.internal.code;

import dev.brood.internal.wire.Met;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the parameters of a function for which null is of no use: the first thing that it does is to take their numbers out. */
final class UnboxedParameters {

    private UnboxedParameters() {}

    /**
     * Looks at the method behind a lambda or method reference.
     *
     * @param session knows its code, if it is the session's
     * @param lambda what is behind it
     * @param count how many parameters the function has; the last ones of the method
     * @return places of parameters, the first is 0; none if the code is not known
     */
    static Set<Integer> of(SessionClasses session, Met.Lambda lambda, int count) {
        List<ClassDesc> types = MethodTypeDesc.ofDescriptor(lambda.descriptor()).parameterList();
        int captured = Math.max(0, types.size() - count);
        Set<Integer> found = new HashSet<>();
        for (int i = captured; i < types.size(); i++) {
            if (types.get(i).isPrimitive()) {
                found.add(i - captured);
            }
        }
        byte[] bytes = session.bytes(lambda.owner());
        if (bytes != null) {
            for (MethodModel method : ClassFile.of().parse(bytes).methods()) {
                if (method.methodName().equalsString(lambda.method())
                        && method.methodType().equalsString(lambda.descriptor())) {
                    addUnboxed(method, types, captured, found);
                }
            }
        }
        return found;
    }

    /** Up to the first call that is something else, or a branch: what comes then may depend on a look for null. */
    private static void addUnboxed(
            MethodModel method, List<ClassDesc> types, int captured, Set<Integer> found) {
        int loaded = -1;
        for (CodeElement element : method.code().orElseThrow()) {
            if (element instanceof LoadInstruction load) {
                loaded = load.slot();
            } else if (element instanceof InvokeInstruction call && isUnboxing(call)) {
                int place = placeOf(loaded, method, types);
                if (place >= captured) {
                    found.add(place - captured);
                }
                loaded = -1;
            } else if (element instanceof InvokeInstruction
                    || element instanceof BranchInstruction) {
                return;
            } else if (element instanceof Instruction) {
                loaded = -1;
            }
        }
    }

    private static boolean isUnboxing(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKEVIRTUAL
                && call.owner().asInternalName().startsWith("java/lang/")
                && call.name().stringValue().endsWith("Value")
                && call.typeSymbol().returnType().isPrimitive();
    }

    /** Which parameter is in a slot, or -1. */
    private static int placeOf(int slot, MethodModel method, List<ClassDesc> types) {
        int next = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        for (int i = 0; i < types.size(); i++) {
            if (next == slot) {
                return i;
            }
            boolean isWide = "JD".contains(types.get(i).descriptorString());
            next += isWide ? 2 : 1;
        }
        return -1;
    }
}
