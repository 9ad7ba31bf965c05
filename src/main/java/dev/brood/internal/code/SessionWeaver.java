package dev.brood.internal.code;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.util.Arrays;

/**
 * Rewrites the classes that JShell makes: once as they are sent, and from that once more as they run at the prompt.
 */
public final class SessionWeaver {

    /** Writes a class for comparison alone: nobody loads it. */
    private static final ClassFile WITHOUT_LINES =
            ClassFile.of(
                    ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
                    ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final ClassFile classFile;

    /**
     * Makes a weaver.
     *
     * @param session knows the classes that are rewritten, and those that they mention
     */
    public SessionWeaver(SessionClasses session) {
        // frames are computed anew, for which it has to be known which class is above which
        ClassHierarchyResolver resolver =
                ClassHierarchyResolver.ofResourceParsing(type -> resource(session, type));
        this.classFile =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                resolver.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static InputStream resource(SessionClasses session, ClassDesc type) {
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1);
        byte[] bytes = session.bytes(name.replace('/', '.'));
        return bytes != null
                ? new ByteArrayInputStream(bytes)
                : session.loader().getResourceAsStream(name + ".class");
    }

    /**
     * Gives a class as it is sent: all of its lambdas can be.
     *
     * @param bytes the class file, from javac
     * @return the class file
     */
    public byte[] sendable(byte[] bytes) {
        try {
            return SendableLambdas.weave(classFile, bytes);
        } catch (IllegalArgumentException e) {
            return bytes; // a class above it is nowhere to be found: the JVM tells of that
        }
    }

    /**
     * Gives a class as it runs at the prompt: it can be stopped.
     *
     * @param sendable what {@link #sendable} gave
     * @return the class file
     */
    public byte[] stoppable(byte[] sendable) {
        try {
            return StopChecks.weave(classFile, sendable);
        } catch (IllegalArgumentException e) {
            return sendable; // a class above it is nowhere to be found: the JVM tells of that
        }
    }

    /**
     * Tells whether two class files differ in nothing but the numbers of lines.
     *
     * @param one a class file
     * @param other another one
     * @return whether the code is the same
     */
    public static boolean isSameCode(byte[] one, byte[] other) {
        return Arrays.equals(withoutLines(one), withoutLines(other));
    }

    private static byte[] withoutLines(byte[] bytes) {
        return WITHOUT_LINES.transformClass(
                WITHOUT_LINES.parse(bytes),
                ClassTransform.dropping(SourceFileAttribute.class::isInstance));
    }
}
