package dev.brood.internal.code;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes every lambda and method reference of a class serialisable, whatever its type is, as javac does where the type is
 * {@code Serializable}: the call site asks for it, and {@code $deserializeLambda$} repeats that call site elsewhere, so
 * markers and bridges are as they were.
 *
 * <p>javac could do it for all of them, by an option for its own tests. It then names the methods behind lambdas after what
 * they capture and what they are assigned to, and gives a class {@code $deserializeLambda$} with its first lambda. A class
 * that is declared again would have other methods in cases in which jshell's has the same ones, and the JVM would
 * refuse to put it in the place of the old one. So here javac's names stay, and each class has that method.
 *
 * <p>See {@link LambdaMetafactory#altMetafactory} and {@link SerializedLambda}.
 */
final class SendableLambdas {

    private static final String DESERIALIZE = "$deserializeLambda$";
    private static final ClassDesc FORM = SerializedLambda.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc DESERIALIZE_TYPE = MethodTypeDesc.of(CD_Object, FORM);
    private static final ClassDesc METAFACTORY =
            LambdaMetafactory.class.describeConstable().orElseThrow();
    private static final DirectMethodHandleDesc ALT_METAFACTORY =
            ConstantDescs.ofCallsiteBootstrap(
                    METAFACTORY, "altMetafactory", CD_CallSite, CD_Object.arrayType());

    /** Arguments of both metafactories: the type of the interface's method, the method behind, the type at this site. */
    private static final int METHOD_TYPE = 0;

    private static final int IMPLEMENTATION = 1;
    private static final int SITE_TYPE = 2;

    /** An argument of altMetafactory alone. */
    private static final int FLAGS = 3;

    private static final Map<ClassDesc, ClassDesc> BOXES =
            Map.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
                    ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
                    ConstantDescs.CD_char, ConstantDescs.CD_Character,
                    ConstantDescs.CD_short, ConstantDescs.CD_Short,
                    ConstantDescs.CD_int, ConstantDescs.CD_Integer,
                    ConstantDescs.CD_long, ConstantDescs.CD_Long,
                    ConstantDescs.CD_float, ConstantDescs.CD_Float,
                    ConstantDescs.CD_double, ConstantDescs.CD_Double);

    private SendableLambdas() {}

    static byte[] weave(ClassFile classFile, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        Set<DynamicCallSiteDesc> sites = sites(model);
        ClassTransform transform =
                ClassTransform.dropping(SendableLambdas::isDeserializer)
                        .andThen((builder, element) -> {
                            if (element instanceof MethodModel method && makesLambdas(method)) {
                                builder.transformMethod(
                                        method,
                                        MethodTransform.transformingCode((code, instruction) -> {
                                            if (instruction instanceof InvokeDynamicInstruction site
                                                    && isLambda(site.invokedynamic())) {
                                                code.invokedynamic(sendable(site.invokedynamic()));
                                            } else {
                                                code.with(instruction);
                                            }
                                        }));
                            } else {
                                builder.with(element);
                            }
                        })
                        .andThen(
                                ClassTransform.endHandler(builder ->
                                        builder.withMethodBody(
                                                DESERIALIZE,
                                                DESERIALIZE_TYPE,
                                                ClassFile.ACC_PRIVATE
                                                        | ClassFile.ACC_STATIC
                                                        | ClassFile.ACC_SYNTHETIC,
                                                code -> deserialize(code, sites))));
        return classFile.transformClass(model, transform);
    }

    private static Set<DynamicCallSiteDesc> sites(ClassModel model) {
        Set<DynamicCallSiteDesc> sites = new LinkedHashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof InvokeDynamicEntry site && isLambda(site)) {
                sites.add(sendable(site));
            }
        }
        return sites;
    }

    private static boolean isDeserializer(Object element) {
        return element instanceof MethodModel method
                && method.methodName().equalsString(DESERIALIZE)
                && method.methodTypeSymbol().equals(DESERIALIZE_TYPE);
    }

    private static boolean makesLambdas(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementList().stream())
                .anyMatch(element ->
                        element instanceof InvokeDynamicInstruction site
                                && isLambda(site.invokedynamic()));
    }

    private static boolean isLambda(InvokeDynamicEntry site) {
        return site.bootstrap().bootstrapMethod().asSymbol() instanceof DirectMethodHandleDesc of
                && of.owner().equals(METAFACTORY);
    }

    /** The site with the flag set that asks for a serialisable lambda. */
    private static DynamicCallSiteDesc sendable(InvokeDynamicEntry site) {
        DynamicCallSiteDesc plain = site.asSymbol();
        List<ConstantDesc> arguments = new ArrayList<>(Arrays.asList(plain.bootstrapArgs()));
        if (arguments.size() == FLAGS) {
            arguments.add(LambdaMetafactory.FLAG_SERIALIZABLE);
        } else {
            int flags = (Integer) arguments.get(FLAGS);
            arguments.set(FLAGS, flags | LambdaMetafactory.FLAG_SERIALIZABLE);
        }
        return DynamicCallSiteDesc.of(
                ALT_METAFACTORY,
                plain.invocationName(),
                plain.invocationType(),
                arguments.toArray(ConstantDesc[]::new));
    }

    /**
     * Repeats the site that a form came from. The class behind a method reference is looked at first, and then passed over: a
     * form names the one that has the method, a site perhaps another that inherits it.
     */
    private static void deserialize(CodeBuilder code, Set<DynamicCallSiteDesc> sites) {
        for (boolean exactly : new boolean[] {true, false}) {
            for (DynamicCallSiteDesc site : sites) {
                if (exactly || !implementation(site).methodName().startsWith("lambda$")) {
                    deserialize(code, site, exactly);
                }
            }
        }
        ClassDesc problem = IllegalArgumentException.class.describeConstable().orElseThrow();
        code.new_(problem)
                .dup()
                .ldc("no lambda of this class")
                .invokespecial(
                        problem,
                        ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(ConstantDescs.CD_void, CD_String))
                .athrow();
    }

    private static void deserialize(CodeBuilder code, DynamicCallSiteDesc site, boolean exactly) {
        Label other = code.newLabel();
        DirectMethodHandleDesc implementation = implementation(site);
        MethodTypeDesc captured = site.invocationType();
        compare(code, "getImplMethodName", implementation.methodName(), other);
        compare(code, "getImplMethodSignature", implementation.lookupDescriptor(), other);
        if (exactly) {
            compare(code, "getImplClass", internalName(implementation.owner()), other);
        }
        compare(code, "getFunctionalInterfaceClass", internalName(captured.returnType()), other);
        compare(code, "getFunctionalInterfaceMethodName", site.invocationName(), other);
        compare(
                code,
                "getFunctionalInterfaceMethodSignature",
                methodType(site, METHOD_TYPE),
                other);
        compare(code, "getInstantiatedMethodType", methodType(site, SITE_TYPE), other);
        for (int i = 0; i < captured.parameterCount(); i++) {
            code.aload(0)
                    .loadConstant(i)
                    .invokevirtual(FORM, "getCapturedArg", MethodTypeDesc.of(CD_Object, CD_int));
            cast(code, captured.parameterType(i));
        }
        code.invokedynamic(site).areturn().labelBinding(other);
    }

    private static DirectMethodHandleDesc implementation(DynamicCallSiteDesc site) {
        return (DirectMethodHandleDesc) site.bootstrapArgs()[IMPLEMENTATION];
    }

    private static String methodType(DynamicCallSiteDesc site, int argument) {
        return ((MethodTypeDesc) site.bootstrapArgs()[argument]).descriptorString();
    }

    private static void compare(CodeBuilder code, String getter, String expected, Label other) {
        code.aload(0)
                .invokevirtual(FORM, getter, MethodTypeDesc.of(CD_String))
                .ldc(expected)
                .invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object))
                .ifeq(other);
    }

    private static void cast(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc box = BOXES.get(type);
            code.checkcast(box)
                    .invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
        } else {
            code.checkcast(type);
        }
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
    }
}
