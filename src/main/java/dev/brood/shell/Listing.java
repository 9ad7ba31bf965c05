package dev.brood.shell;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.Snippet.SubKind;

/**
 * What there is in a session, as text for people.
 *
 * @param shell the session
 */
public record Listing(Shell shell) {

    /**
     * A snippet that is in force.
     *
     * @param id its number
     * @param source its source, without space around it
     */
    public record Entry(String id, String source) {}

    /**
     * Lists the variables that have a name of the user's.
     *
     * @return for each its type, name and value, as in {@code int x = 5}
     */
    public List<String> variables() {
        return shell.variables().stream()
                .filter(variable -> variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .map(variable ->
                        variable.typeName()
                                + " "
                                + variable.name()
                                + " = "
                                + shell.valueText(variable))
                .toList();
    }

    /**
     * Lists the methods.
     *
     * @return for each its result, name and parameter types, as in {@code int square(int)}
     */
    public List<String> methods() {
        return shell.methods().stream()
                .map(method -> {
                    String signature = method.signature();
                    String result = signature.substring(signature.lastIndexOf(')') + 1);
                    return result + " " + method.name() + "(" + method.parameterTypes() + ")";
                })
                .toList();
    }

    /**
     * Lists the types.
     *
     * @return for each its kind and name, as in {@code record Point}
     */
    public List<String> types() {
        return shell.types().stream()
                .map(type -> Declarations.kind(type) + " " + type.name())
                .toList();
    }

    /**
     * Lists the imports, those that are preloaded first.
     *
     * @return for each its source
     */
    public List<String> imports() {
        Stream<String> own = shell.imports().stream().map(each -> each.source().strip());
        return Stream.concat(Preloaded.IMPORTS.stream(), own).toList();
    }

    /**
     * Lists what the user entered and is still in force.
     *
     * @return the snippets in their order
     */
    public List<Entry> entries() {
        return shell.snippets().stream()
                .map(snippet -> new Entry(snippet.id(), snippet.source().strip()))
                .toList();
    }
}
