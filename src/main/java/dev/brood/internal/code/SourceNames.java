package dev.brood.internal.code;

import dev.brood.internal.wire.ParameterNames;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the names of parameters from class files. javac writes a parameter table for methods ({@code -parameters}), but
 * never for lambdas; theirs are in the table of local variables ({@code -g}).
 *
 * @param session has the class files of session classes
 */
public record SourceNames(SessionClasses session) implements ParameterNames {

    @Override
    public List<String> of(String owner, String method, String descriptor) {
        byte[] bytes = bytesOf(owner);
        if (bytes == null) {
            return List.of();
        }
        return ClassFile.of().parse(bytes).methods().stream()
                .filter(m ->
                        m.methodName().equalsString(method)
                                && m.methodType().equalsString(descriptor))
                .findFirst()
                .map(SourceNames::of)
                .orElse(List.of());
    }

    private byte[] bytesOf(String owner) {
        byte[] known = session.bytes(owner);
        if (known != null) {
            return known;
        }
        try (InputStream in =
                session.loader().getResourceAsStream(owner.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null; // names are a courtesy
        }
    }

    private static List<String> of(MethodModel method) {
        int count = method.methodTypeSymbol().parameterCount();
        int receiver = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        List<String> names =
                method.findAttribute(Attributes.methodParameters())
                        .map(table ->
                                table.parameters().stream()
                                        .flatMap(p -> p.name().stream())
                                        .map(Object::toString)
                                        .toList())
                        .orElseGet(() ->
                                method.code().stream()
                                        .flatMap(code ->
                                                code
                                                        .findAttribute(
                                                                Attributes.localVariableTable())
                                                        .stream())
                                        .flatMap(table -> localsAtStart(table.localVariables()))
                                        .skip(receiver)
                                        .limit(count)
                                        .toList());
        return names.size() == count ? names : List.of();
    }

    /** Parameters are live from the first instruction on, in the first slots. */
    private static Stream<String> localsAtStart(List<LocalVariableInfo> locals) {
        return locals.stream()
                .filter(local -> local.startPc() == 0)
                .sorted(Comparator.comparingInt(LocalVariableInfo::slot))
                .map(local -> local.name().stringValue());
    }
}
