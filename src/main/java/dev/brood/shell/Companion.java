package dev.brood.shell;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Writes the companion of a method: a function variable of the same name, which Java allows. After
 * {@code int square(int x) {…}} it is {@code Fn1<Integer, Integer> square = x -> square(x)}, so that
 * {@code spawn(square).args(3)} reads well. The parameters keep their names, for {@code kwargs}.
 *
 * <p>The method's types are in the user's words, which mean the same here. All others are named in full.
 */
record Companion(JShell jshell, PromptLoader loader) {

    private static final int MOST_PARAMETERS = 4;

    private static final Map<String, String> BOXES =
            Map.of(
                    "boolean", "java.lang.Boolean",
                    "byte", "java.lang.Byte",
                    "short", "java.lang.Short",
                    "char", "java.lang.Character",
                    "int", "java.lang.Integer",
                    "long", "java.lang.Long",
                    "float", "java.lang.Float",
                    "double", "java.lang.Double",
                    "void", "java.lang.Void");

    /** The declaration, or null if there can be none: more than four parameters. */
    String source(MethodSnippet method) {
        List<String> types = split(method.parameterTypes());
        if (types.size() > MOST_PARAMETERS) {
            return null;
        }
        Method compiled = compiled(method);
        TypeVariables variables = TypeVariables.of(compiled);
        List<String> arguments = new ArrayList<>(types);
        arguments.add(result(method));
        String typeArguments =
                arguments.stream()
                        .map(Companion::boxed)
                        .map(variables::replaced)
                        .collect(Collectors.joining(", "));
        String names = names(compiled, types.size());
        String call = method.name() + "(" + names + ")";
        String body = result(method).equals("void") ? "{ " + call + "; return null; }" : call;
        String arity = types.isEmpty() ? "" : String.valueOf(types.size());
        return ourPackage()
                + "Fn"
                + arity
                + "<"
                + typeArguments
                + "> "
                + method.name()
                + " = ("
                + names
                + ") -> "
                + body
                + ";";
    }

    /** A class of the user's by that name would be meant. */
    private String ourPackage() {
        return jshell.types().anyMatch(type -> type.name().equals("dev"))
                ? ""
                : "dev.brood.function.";
    }

    private static String result(MethodSnippet method) {
        return method.signature().substring(method.signature().lastIndexOf(')') + 1);
    }

    private static String boxed(String type) {
        return type.endsWith("...")
                ? type.substring(0, type.length() - "...".length()) + "[]"
                : BOXES.getOrDefault(type, type);
    }

    /** At commas that are not within type arguments. */
    private static List<String> split(String types) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < types.length(); i++) {
            switch (types.charAt(i)) {
                case '<' -> depth++;
                case '>' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(types.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        if (!types.isBlank()) {
            parts.add(types.substring(start).strip());
        }
        return parts;
    }

    /** The method in the class that JShell has made for it, or null if it has none yet, for want of a type. */
    private Method compiled(MethodSnippet method) {
        SnippetWrapper wrapper = jshell.sourceCodeAnalysis().wrapper(method);
        int count = split(method.parameterTypes()).size();
        try {
            for (Method candidate :
                    Class.forName(wrapper.fullClassName(), false, loader).getDeclaredMethods()) {
                if (candidate.getName().equals(method.name())
                        && candidate.getParameterCount() == count) {
                    return candidate;
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // it refers to something that is not declared
        }
        return null;
    }

    private static String names(Method compiled, int count) {
        return compiled == null
                ? IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining(", "))
                : Arrays.stream(compiled.getParameters())
                        .map(Parameter::getName)
                        .collect(Collectors.joining(", "));
    }

    /** Why there is none, and what to write instead; empty if that is not known. */
    String whyNone(MethodSnippet method) {
        int count = split(method.parameterTypes()).size();
        if (count > MOST_PARAMETERS) {
            return "%s takes %d parameters, and a function takes %d at most: write () -> %s"
                    .formatted(method.name(), count, MOST_PARAMETERS, call(method));
        }
        return TypeVariables.of(compiled(method)).isEmpty()
                ? ""
                : "%s is generic, and no function of one type stands for it: write %s"
                        .formatted(method.name(), lambda(method));
    }

    /** Why one may not be what is wanted, and what to write instead; empty if it is all that there can be. */
    String whyMisfit(MethodSnippet method) {
        if (!TypeVariables.of(compiled(method)).isEmpty()) {
            return "%s is generic, and as a function it is of one type: write %s for others"
                    .formatted(method.name(), lambda(method));
        }
        boolean overloaded =
                jshell.methods().filter(other -> other.name().equals(method.name())).count() > 1;
        return overloaded
                ? "as a function, %s is %s(%s), declared last: write %s for another"
                        .formatted(
                                method.name(),
                                method.name(),
                                method.parameterTypes(),
                                lambda(method))
                : "";
    }

    private String lambda(MethodSnippet method) {
        int count = split(method.parameterTypes()).size();
        String names = names(compiled(method), count);
        return (count == 1 ? names : "(" + names + ")") + " -> " + call(method);
    }

    private String call(MethodSnippet method) {
        return method.name()
                + "("
                + names(compiled(method), split(method.parameterTypes()).size())
                + ")";
    }
}
