package dev.brood.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * The companions of methods, which are functions of the same names. Compiling costs, so one is declared when something that
 * is typed mentions its name, and most never are. It follows its method when that is declared again, and gives way to a
 * variable that the user declares.
 */
final class Companions {

    /** What the compiler says of a function that is of another type than is wanted. */
    private static final Pattern MISFIT =
            Pattern.compile(
                    "incompatible types|cannot be applied|no suitable (?:method|constructor)");

    /** What the compiler, or JShell, says of a function that there is not. */
    private static final Pattern MISSING =
            Pattern.compile("\\bvariable ([\\p{L}_$][\\p{L}\\p{N}_$]*)");

    private final JShell jshell;
    private final ImplicitDeclarations implicit;
    private final Companion writer;

    /** The last declared method of each name. */
    private final Map<String, MethodSnippet> methods = new LinkedHashMap<>();

    /** Those that were declared, by name. */
    private final Map<String, VarSnippet> declared = new LinkedHashMap<>();

    /** Names for which there cannot be one, as things are. */
    private final Set<String> refused = new HashSet<>();

    Companions(JShell jshell, ImplicitDeclarations implicit, PromptLoader loader) {
        this.jshell = jshell;
        this.implicit = implicit;
        this.writer = new Companion(jshell, loader);
    }

    /** Those that there are. */
    List<VarSnippet> all() {
        return List.copyOf(declared.values());
    }

    /** A name is mentioned that no variable has. */
    void mentioned(String name) {
        MethodSnippet method = methods.get(name);
        if (method != null && !refused.contains(name)) {
            declare(method);
        }
    }

    boolean isMethod(String name) {
        return methods.containsKey(name);
    }

    private void declare(MethodSnippet method) {
        String source = writer.source(method);
        Snippet snippet = source == null ? null : implicit.declare(source);
        if (snippet instanceof VarSnippet variable && jshell.status(snippet) == Status.VALID) {
            declared.put(method.name(), variable);
            return;
        }
        refused.add(method.name());
        if (snippet != null && jshell.status(snippet).isActive()) {
            jshell.drop(snippet);
        }
    }

    /** Follows what a snippet has changed. */
    void after(List<SnippetEvent> events) {
        Set<String> changed = new HashSet<>();
        for (SnippetEvent event : events) {
            switch (event.snippet()) {
                case MethodSnippet method -> {
                    follow(method, event.status());
                    changed.add(method.name());
                }
                case VarSnippet variable when !implicit.contains(variable) ->
                        declared.remove(variable.name()); // it is the user's
                default -> {}
            }
        }
        if (!events.isEmpty()) {
            refused.clear(); // what was lacking may be there now
        }
        changed.forEach(this::refresh);
    }

    private void follow(MethodSnippet method, Status status) {
        if (status.isDefined()) {
            methods.put(method.name(), method);
        } else if (!status.isActive() && methods.remove(method.name(), method)) {
            jshell.methods()
                    .filter(other -> other.name().equals(method.name()))
                    .forEach(other -> methods.put(other.name(), other));
        }
    }

    /** A method has changed: so does its companion, if there is one or something waits for one. */
    private void refresh(String name) {
        VarSnippet old = declared.remove(name);
        MethodSnippet method = methods.get(name);
        if (method != null && (old != null || isAwaited(name)) && !isUsers(name)) {
            declare(method);
        }
        if (old != null && !declared.containsKey(name) && jshell.status(old).isActive()) {
            jshell.drop(old);
        }
    }

    private boolean isUsers(String name) {
        return jshell.variables().anyMatch(v -> v.name().equals(name) && !implicit.contains(v));
    }

    private boolean isAwaited(String name) {
        return jshell.snippets()
                .filter(snippet ->
                        jshell.status(snippet) == Status.RECOVERABLE_DEFINED
                                || jshell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
                .flatMap(snippet -> jshell.unresolvedDependencies((DeclarationSnippet) snippet))
                .anyMatch(("variable " + name)::equals);
    }

    /**
     * Adds to a message what it does not say about functions that stand for methods.
     *
     * @param message what is wrong
     * @param source the snippet
     */
    String explain(String message, String source) {
        Matcher missing = MISSING.matcher(message);
        if (missing.find() && methods.containsKey(missing.group(1))) {
            return message + indented(writer.whyNone(methods.get(missing.group(1))));
        }
        return MISFIT.matcher(message).find()
                ? Mentions.in(source)
                        .filter(declared::containsKey)
                        .map(methods::get)
                        .map(writer::whyMisfit)
                        .reduce(message, (text, why) -> text + indented(why))
                : message;
    }

    private static String indented(String why) {
        return why.isEmpty() ? "" : "\n    " + why;
    }
}
