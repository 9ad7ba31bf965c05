package dev.brood.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Declarations that the user did not type: the imports, {@code args}, and the companions of methods, which are functions
 * of the same names. Compiling costs, so a variable is declared when something that is typed mentions its name, and most
 * never are.
 *
 * <p>A companion follows its method when that is declared again, and gives way to a variable that the user declares.
 */
final class Hidden {

    private static final Pattern NAME =
            Pattern.compile("(?<![.\\w$])[\\p{L}_$][\\p{L}\\p{N}_$]*(?!\\s*\\(|[\\p{L}\\p{N}_$])");
    private static final String ARGS = "args";

    private final JShell jshell;
    private final Companion companion;
    private final List<String> args;
    private final Set<String> ids = new HashSet<>();
    private int userCount;
    private int hiddenCount;
    private boolean declaring;

    /** The last declared method of each name. */
    private final Map<String, MethodSnippet> methods = new LinkedHashMap<>();

    /** Companions that were declared, by name. */
    private final Map<String, Snippet> companions = new LinkedHashMap<>();

    /** Names that are the user's own, or for which there can be no companion. */
    private final Set<String> givenWay = new HashSet<>();

    Hidden(JShell jshell, PromptLoader loader, List<String> args) {
        this.jshell = jshell;
        this.companion = new Companion(jshell, loader);
        this.args = args;
    }

    boolean contains(Snippet snippet) {
        return ids.contains(snippet.id());
    }

    /** The number of a new snippet: the user's own count from 1. */
    String number() {
        return declaring ? "hidden" + ++hiddenCount : String.valueOf(++userCount);
    }

    /** Declares something that is not to be seen. */
    Snippet declare(String source) {
        declaring = true;
        try {
            return declareHidden(source);
        } finally {
            declaring = false;
        }
    }

    private Snippet declareHidden(String source) {
        Snippet snippet = null;
        for (SnippetEvent event : jshell.eval(source)) {
            if (event.causeSnippet() == null) {
                snippet = event.snippet();
                ids.add(snippet.id());
            }
        }
        return snippet;
    }

    /** Declares what a text mentions before it is evaluated. */
    void before(String source) {
        Matcher names = NAME.matcher(source);
        while (names.find()) {
            mentioned(names.group());
        }
    }

    private void mentioned(String name) {
        if (givenWay.contains(name) || companions.containsKey(name)) {
            return;
        }
        MethodSnippet method = methods.get(name);
        if (method != null) {
            declareCompanion(method);
        } else if (name.equals(ARGS)) {
            givenWay.add(ARGS);
            declare(
                    "List<String> args = List.of("
                            + args.stream().map(Hidden::quote).collect(Collectors.joining(", "))
                            + ");");
        }
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void declareCompanion(MethodSnippet method) {
        String source = companion.source(method);
        Snippet declared = source == null ? null : declare(source);
        if (declared != null && jshell.status(declared) == Status.VALID) {
            companions.put(method.name(), declared);
            return;
        }
        givenWay.add(method.name());
        if (declared != null && jshell.status(declared).isActive()) {
            jshell.drop(declared);
        }
    }

    /** Follows what a snippet has changed. */
    void after(List<SnippetEvent> events) {
        Set<String> changed = new HashSet<>();
        for (SnippetEvent event : events) {
            switch (event.snippet()) {
                case MethodSnippet method -> {
                    follow(method, event);
                    changed.add(method.name());
                }
                case VarSnippet variable when event.causeSnippet() == null && !contains(variable) ->
                        follow(variable, event);
                default -> {}
            }
        }
        changed.forEach(this::refresh);
    }

    private void follow(MethodSnippet method, SnippetEvent event) {
        if (event.status().isDefined()) {
            if (event.causeSnippet() == null
                    && companions.get(method.name()) == null
                    && !isUsers(method.name())) {
                givenWay.remove(
                        method.name()); // what could have no companion may be another method now
            }
            methods.put(method.name(), method);
        } else if (event.status() == Status.DROPPED) {
            methods.remove(method.name(), method);
        }
    }

    private void follow(VarSnippet variable, SnippetEvent event) {
        if (event.status().isActive()) {
            givenWay.add(variable.name());
            companions.remove(variable.name());
        } else if (event.status() == Status.DROPPED) {
            givenWay.remove(variable.name());
        }
    }

    private boolean isUsers(String variable) {
        return jshell.variables().anyMatch(v -> v.name().equals(variable) && !contains(v));
    }

    /** A method has changed: so does its companion, if there is one or something waits for one. */
    private void refresh(String name) {
        Snippet old = companions.remove(name);
        MethodSnippet method = methods.get(name);
        if (method == null) {
            if (old != null && jshell.status(old).isActive()) {
                jshell.drop(old);
            }
        } else if ((old != null || isAwaited(name)) && !givenWay.contains(name)) {
            declareCompanion(method);
        }
    }

    private boolean isAwaited(String name) {
        return jshell.snippets()
                .filter(snippet ->
                        jshell.status(snippet) == Status.RECOVERABLE_DEFINED
                                || jshell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
                .flatMap(snippet -> jshell.unresolvedDependencies((DeclarationSnippet) snippet))
                .anyMatch(("variable " + name)::equals);
    }
}
