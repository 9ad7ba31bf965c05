package dev.brood.internal.code;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the code of a session stoppable at the prompt: where a method begins and before it jumps back it calls
 * {@code REPL.$Cancel$.stopCheck()}, which throws once a stop was asked for. That class is made by JShell's
 * {@code LocalExecutionControl}, which would weave in the calls as well; but it does not know the classes of the session
 * when it computes the frames of a method, and fails where two of them meet.
 */
final class StopChecks implements CodeTransform {

    private static final ClassDesc CANCEL = ClassDesc.of(SessionNames.PACKAGE + ".$Cancel$");

    /** Labels that were passed: a jump to one goes back. */
    private final Set<Label> passed = new HashSet<>();

    private StopChecks() {}

    static byte[] weave(ClassFile classFile, byte[] bytes) {
        return classFile.transformClass(
                classFile.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(StopChecks::new)));
    }

    @Override
    public void atStart(CodeBuilder builder) {
        check(builder);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        switch (element) {
            case LabelTarget target -> passed.add(target.label());
            case BranchInstruction branch when passed.contains(branch.target()) -> check(builder);
            default -> {}
        }
        builder.with(element);
    }

    private static void check(CodeBuilder builder) {
        builder.invokestatic(CANCEL, "stopCheck", ConstantDescs.MTD_void);
    }
}
