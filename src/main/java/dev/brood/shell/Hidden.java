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
    private static final String SECRET = "hidden";

    /** What a snippet is there for, which shows in its number. */
    private enum Purpose {
        USER,
        START,
        SECRET
    }

    private final JShell jshell;
    private final Companion companion;
    private final List<String> args;
    private final Set<String> ids = new HashSet<>();
    private int userCount;
    private int startCount;
    private int errorCount;
    private int hiddenCount;
    private Purpose purpose = Purpose.USER;

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

    /** The companions that there are. */
    List<VarSnippet> companions() {
        return companions.values().stream().map(VarSnippet.class::cast).toList();
    }

    /** Whether nobody should ever see it. What is there from the start can be listed. */
    boolean isSecret(Snippet snippet) {
        return snippet.id().startsWith(SECRET);
    }

    /** The number of a new snippet, as jshell counts: the user's own from 1, {@code s1} at the start, {@code e1} for errors. */
    String number(Snippet snippet) {
        return switch (purpose) {
            case SECRET -> SECRET + ++hiddenCount;
            case START -> "s" + ++startCount;
            case USER ->
                    jshell.status(snippet).isActive()
                            ? String.valueOf(++userCount)
                            : "e" + ++errorCount;
        };
    }

    /** What {@link #number} will say if the snippet is no error. */
    String nextNumber() {
        return purpose == Purpose.USER ? String.valueOf(userCount + 1) : SECRET + (hiddenCount + 1);
    }

    /** Declares what is there from the start. JShell goes by single imports where it shortens names. */
    void preload(boolean shortNames) {
        purpose = Purpose.START;
        try {
            if (shortNames || jshell.status(declareHidden(Preloaded.AT_ONCE)) != Status.VALID) {
                Preloaded.IMPORTS.forEach(this::declareHidden);
            }
        } finally {
            purpose = Purpose.USER;
        }
    }

    /** Evaluates something that is not to be seen. */
    List<SnippetEvent> evaluate(String source) {
        purpose = Purpose.SECRET;
        try {
            return jshell.eval(source);
        } finally {
            purpose = Purpose.USER;
        }
    }

    /** Declares something that is not to be seen. */
    Snippet declare(String source) {
        purpose = Purpose.SECRET;
        try {
            return declareHidden(source);
        } finally {
            purpose = Purpose.USER;
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
