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
 */
record Companion(JShell jshell, PromptLoader loader) {

    private static final int MOST_PARAMETERS = 4;

    private static final Map<String, String> BOXES =
            Map.of(
                    "boolean", "Boolean",
                    "byte", "Byte",
                    "short", "Short",
                    "char", "Character",
                    "int", "Integer",
                    "long", "Long",
                    "float", "Float",
                    "double", "Double",
                    "void", "Void");

    /** The declaration, or null if there can be none: more than four parameters. */
    String source(MethodSnippet method) {
        List<String> types = split(method.parameterTypes());
        if (types.size() > MOST_PARAMETERS) {
            return null;
        }
        String returns = method.signature().substring(method.signature().lastIndexOf(')') + 1);
        List<String> arguments = new ArrayList<>(types);
        arguments.add(returns);
        String typeArguments =
                arguments.stream().map(Companion::boxed).collect(Collectors.joining(", "));
        String names = String.join(", ", parameterNames(method, types.size()));
        String call = method.name() + "(" + names + ")";
        String body = returns.equals("void") ? "{ " + call + "; return null; }" : call;
        String arity = types.isEmpty() ? "" : String.valueOf(types.size());
        return "dev.brood.function.Fn"
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

    private List<String> parameterNames(MethodSnippet method, int count) {
        SnippetWrapper wrapper = jshell.sourceCodeAnalysis().wrapper(method);
        try {
            for (Method candidate :
                    Class.forName(wrapper.fullClassName(), false, loader).getDeclaredMethods()) {
                if (candidate.getName().equals(method.name())
                        && candidate.getParameterCount() == count) {
                    return Arrays.stream(candidate.getParameters())
                            .map(Parameter::getName)
                            .toList();
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // it has no class yet, as it refers to something that is not declared
        }
        return IntStream.range(0, count).mapToObj(i -> "a" + i).toList();
    }
}
