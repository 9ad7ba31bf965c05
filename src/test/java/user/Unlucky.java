package user;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Code that throws. */
public final class Unlucky {

    private Unlucky() {}

    /** Throws an exception with a cause. */
    public static int fail() {
        throw new IllegalArgumentException("outer", new IOException("inner"));
    }

    /** An exception of a class that this process has made for itself and no other can load. */
    public static Throwable madeHere() throws ReflectiveOperationException {
        ClassDesc type = ClassDesc.of("made.Here");
        ClassDesc above = ClassDesc.of("java.lang.RuntimeException");
        MethodTypeDesc constructor = MethodTypeDesc.of(CD_void, CD_String);
        byte[] bytes =
                ClassFile.of()
                        .build(
                                type,
                                made ->
                                        made.withFlags(ClassFile.ACC_PUBLIC)
                                                .withSuperclass(above)
                                                .withMethodBody(
                                                        INIT_NAME,
                                                        constructor,
                                                        ClassFile.ACC_PUBLIC,
                                                        code ->
                                                                code.aload(0)
                                                                        .aload(1)
                                                                        .invokespecial(
                                                                                above,
                                                                                INIT_NAME,
                                                                                constructor)
                                                                        .return_()));
        ClassLoader loader =
                new ClassLoader(Unlucky.class.getClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) {
                        return defineClass(name, bytes, 0, bytes.length);
                    }
                };
        return (Throwable)
                loader.loadClass("made.Here")
                        .getConstructor(String.class)
                        .newInstance("from another loader");
    }

    /** An exception of a user's class, with a field. */
    public static final class Misfortune extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int number;

        public Misfortune(int number) {
            super("number " + number);
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /** An exception with a field that cannot be sent. */
    @SuppressWarnings("serial") // that is the point of it
    public static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Thread thread = Thread.currentThread();

        public Stuck(String message) {
            super(message);
        }

        public Thread thread() {
            return thread;
        }
    }
}
