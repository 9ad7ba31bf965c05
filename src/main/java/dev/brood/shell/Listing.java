package dev.brood.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * What there is and was in a session, as text for people.
 *
 * @param shell the session
 */
public record Listing(Shell shell) {

    private static final String START = "s";

    /** What a snippet is. */
    public enum Kind {
        /** An import. */
        IMPORT,
        /** A method. */
        METHOD,
        /** A class, record, interface or enum. */
        TYPE,
        /** A variable, be it the user's or one that has the value of an expression. */
        VARIABLE,
        /** A statement, or an expression whose value is in a variable of its own. */
        OTHER
    }

    /**
     * A snippet.
     *
     * @param id its number: s1 is there from the start, e1 is an error
     * @param kind what it is
     * @param name what it declares; empty if nothing
     * @param source its source, without space around it
     * @param isActive whether it is in force: not dropped, replaced or an error
     */
    public record Entry(String id, Kind kind, String name, String source, boolean isActive) {

        /**
         * Tells whether it is there from the start.
         *
         * @return false if the user entered it
         */
        public boolean isFromStart() {
            return id.startsWith(START);
        }
    }

    /**
     * Lists everything, also what is not in force any more.
     *
     * @return the snippets in their order
     */
    public List<Entry> all() {
        return Stream.concat(start().stream(), shell.snippets().stream().map(this::entry)).toList();
    }

    /**
     * Lists what is there from the start.
     *
     * @return the snippets in their order
     */
    public List<Entry> start() {
        return IntStream.range(0, Preloaded.IMPORTS.size())
                .mapToObj(i -> preloaded(i, Preloaded.IMPORTS.get(i)))
                .toList();
    }

    private Entry preloaded(int index, String source) {
        return new Entry(
                START + (index + 1),
                Kind.IMPORT,
                Preloaded.subject(source),
                source,
                shell.isPreloaded(source));
    }

    /**
     * Lists what the user entered and is in force.
     *
     * @return the snippets in their order
     */
    public List<Entry> entries() {
        return shell.snippets().stream().map(this::entry).filter(Entry::isActive).toList();
    }

    private Entry entry(Snippet snippet) {
        String name = snippet instanceof PersistentSnippet named ? named.name() : "";
        return new Entry(
                snippet.id(),
                kind(snippet),
                name,
                snippet.source().strip(),
                shell.status(snippet).isActive());
    }

    private static Kind kind(Snippet snippet) {
        return switch (snippet) {
            case ImportSnippet _ -> Kind.IMPORT;
            case MethodSnippet _ -> Kind.METHOD;
            case TypeDeclSnippet _ -> Kind.TYPE;
            case VarSnippet _ -> Kind.VARIABLE;
            default -> Kind.OTHER;
        };
    }

    /**
     * Describes a declaration. For the value of a variable that runs the user's code, as {@link Shell#call} does.
     *
     * @param entry a snippet of this session
     * @return as in {@code int x = 5}, {@code int square(int)}, {@code record Point}; its source for anything else
     */
    public String describe(Entry entry) {
        return snippet(entry.id)
                .map(snippet ->
                        switch (snippet) {
                            case VarSnippet variable -> describe(variable);
                            case MethodSnippet method -> describe(method);
                            case TypeDeclSnippet type ->
                                    Declarations.kind(type) + " " + type.name();
                            default -> entry.source;
                        })
                .orElse("");
    }

    private Optional<Snippet> snippet(String id) {
        return shell.snippets().stream().filter(snippet -> snippet.id().equals(id)).findFirst();
    }

    private String describe(VarSnippet variable) {
        boolean active = shell.status(variable) == Status.VALID;
        return shell.shortType(variable.typeName())
                + " "
                + variable.name()
                + " = "
                + (active ? valueText(variable) : "(not-active)");
    }

    /** Its {@code toString} may take for ever, or throw; those of others are to be seen all the same. */
    private String valueText(VarSnippet variable) {
        Outcome text =
                shell.call(() -> ValueText.of(shell.value(variable), ValueText.BRIEF).text());
        return switch (text) {
            case Outcome.Value(_, _, _, Object value) -> (String) value;
            case Outcome.Threw(Throwable thrown) ->
                    "(its text cannot be had: " + thrown.getClass().getSimpleName() + ")";
            default -> "(stopped)";
        };
    }

    private String describe(MethodSnippet method) {
        String signature = method.signature();
        String result = signature.substring(signature.lastIndexOf(')') + 1);
        return shell.shortType(result) + " " + method.name() + "(" + method.parameterTypes() + ")";
    }

    /**
     * Gives the values of the variables.
     *
     * @return name and value of each variable that is in force, in their order
     */
    public List<Variable> values() {
        return shell.variables().stream()
                .map(variable -> new Variable(variable.name(), shell.value(variable)))
                .toList();
    }

    /**
     * Names a function.
     *
     * @param function a lambda or anything else that can be called
     * @return the variable that has it, or the method that it stands for; {@code lambda of #7} if it is a lambda of a snippet,
     *     otherwise the name of its class
     */
    public String functionName(Object function) {
        return Stream.concat(shell.variables().stream(), shell.companions().stream())
                .filter(variable -> shell.value(variable) == function)
                .map(VarSnippet::name)
                .findFirst()
                .orElseGet(() -> lambdaName(function.getClass()));
    }

    private String lambdaName(Class<?> type) {
        int end = type.getName().indexOf("$$Lambda");
        if (end < 0) {
            return type.getSimpleName();
        }
        String host = type.getName().substring(0, end);
        return shell.snippetOf(host).map(id -> "lambda of #" + id).orElse("lambda");
    }

    /**
     * A variable and its value.
     *
     * @param name the name
     * @param value the value, or null
     */
    public record Variable(String name, Object value) {}
}
