package dev.brood.internal.wire;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.List;

/**
 * A lambda taken apart: the texts of its {@link SerializedLambda} in the order of that class's constructor, and what it
 * captured.
 */
record LambdaForm(String[] texts, int implMethodKind, Object[] captured) {

    /** How many texts there are. */
    static final int TEXTS = 8;

    static LambdaForm of(Object lambda) {
        SerializedLambda from = Lambdas.describe(lambda);
        Object[] captured = new Object[from.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = from.getCapturedArg(i);
        }
        String[] texts = {
            from.getCapturingClass(),
            from.getFunctionalInterfaceClass(),
            from.getFunctionalInterfaceMethodName(),
            from.getFunctionalInterfaceMethodSignature(),
            from.getImplClass(),
            from.getImplMethodName(),
            from.getImplMethodSignature(),
            from.getInstantiatedMethodType()
        };
        return new LambdaForm(texts, from.getImplMethodKind(), captured);
    }

    /** What has to be there for it. */
    Met.Lambda met() {
        return met(texts[0], texts[1], implMethodKind, texts[4], texts[5], texts[6]);
    }

    /** What has to be there for a lambda that is written by Java serialisation. */
    static Met.Lambda met(SerializedLambda form) {
        return met(
                form.getCapturingClass(),
                form.getFunctionalInterfaceClass(),
                form.getImplMethodKind(),
                form.getImplClass(),
                form.getImplMethodName(),
                form.getImplMethodSignature());
    }

    private static Met.Lambda met(
            String capturing, String shape, int kind, String owner, String method, String type) {
        return new Met.Lambda(
                capturing.replace('/', '.'),
                shape.replace('/', '.'),
                kind,
                owner.replace('/', '.'),
                method,
                type);
    }

    String functionalInterface() {
        return texts[1].replace('/', '.');
    }

    /** Names of the parameters of the method behind it, captured variables first. */
    List<String> parameterNames(ParameterNames names) {
        return names.of(texts[4].replace('/', '.'), texts[5], texts[6]);
    }

    /** How many of that method's parameters are captured variables; a captured receiver is none. */
    int capturedParameters() {
        boolean bound = implMethodKind != MethodHandleInfo.REF_invokeStatic && captured.length > 0;
        return isLambda() ? captured.length - (bound ? 1 : 0) : 0;
    }

    /** Types of the parameters, as they are where it is called. */
    List<Class<?>> parameterTypes(ClassLoader loader) {
        return MethodType.fromMethodDescriptorString(texts[7], loader).wrap().parameterList();
    }

    /** Whether it was written as a lambda, not as a method reference. */
    boolean isLambda() {
        return texts[5].startsWith("lambda$");
    }

    /** The same with nothing captured: nulls, and numbers that are zero. */
    LambdaForm hollow() {
        Object[] nothing = new Object[captured.length];
        for (int i = 0; i < nothing.length; i++) {
            nothing[i] = captured[i] == null ? null : DefaultValue.of(unboxed(captured[i]));
        }
        return new LambdaForm(texts, implMethodKind, nothing);
    }

    /** Null will do for a captured object, but not for a captured number, which is seen here in a box. */
    private static Class<?> unboxed(Object value) {
        return MethodType.methodType(value.getClass()).unwrap().returnType();
    }

    Object rebuild(ClassLoader loader) {
        try {
            Class<?> capturing = Class.forName(texts[0].replace('/', '.'), true, loader);
            return Lambdas.rebuild(
                    capturing,
                    new SerializedLambda(
                            capturing,
                            texts[1],
                            texts[2],
                            texts[3],
                            implMethodKind,
                            texts[4],
                            texts[5],
                            texts[6],
                            texts[7],
                            captured));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class of a lambda is not here: " + texts[0], e);
        }
    }
}
