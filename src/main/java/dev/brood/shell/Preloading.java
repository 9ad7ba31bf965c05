package dev.brood.shell;

import dev.brood.shell.ImportedNames.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * The preloaded imports, which behave as if they came last: a name that the user imports or declares hides the preloaded one.
 *
 * <pre>
 *   Java:               single imports, declarations   hide   imports on demand   hide   imports of modules
 *   the user's:         java.util.Queue, class Queue          java.util.*                module java.sql
 *   the preloaded:      only when they have to be             usually
 * </pre>
 *
 * <p>Usually they are on demand, and Java does it all. When the user imports on demand, or as a module, what has one of the
 * names too, the package with that name, or the class with that method, is imported name by name, without what the user
 * has. Single imports clash with single imports and declarations of the user's, so from then on these are looked at as well,
 * before they are evaluated.
 *
 * <p>JShell compiles nothing again when these imports change, nor has it to: the meaning of a name changes by what the user
 * enters, and JShell knows what depends on that.
 */
final class Preloading {

    /** What may declare a type or a method. */
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "\\b(?:class|interface|enum|record)\\s+(\\w+)|\\b(\\w+)\\s*\\([^()]*\\)[^;(){}]*\\{");

    private final JShell jshell;
    private final ImplicitDeclarations implicit;
    private final ImportedNames imported;
    private final Set<String> dropped = new HashSet<>();
    private String inForce = "";

    /** The names that are left out. */
    private Names leftOut = Names.NONE;

    /** Whether something was left out for a snippet of which nothing is known yet. */
    private boolean ahead;

    Preloading(JShell jshell, ImplicitDeclarations implicit, ClassLoader loader) {
        this.jshell = jshell;
        this.implicit = implicit;
        this.imported = new ImportedNames(loader);
    }

    /** Declares what is there from the start. */
    void begin() {
        inForce = Preloaded.atOnce(leftOut, dropped);
        if (jshell.status(implicit.declare(inForce)) != Status.VALID) {
            Preloaded.IMPORTS.forEach(implicit::declare);
        }
    }

    /** Makes room for what the user is about to import or declare. */
    void before(String source) {
        Import coming = Import.of(source);
        if (coming != null) {
            ahead = leaveOut(clashing(Stream.of(coming), _ -> true));
        } else if (!leftOut.isEmpty()) {
            ahead = leaveOut(Names.union(Stream.of(leftOut, declaredBy(source))));
        }
    }

    /** What was to come may not have come, or may have replaced something. */
    void after(List<SnippetEvent> events) {
        if (ahead || events.stream().map(SnippetEvent::snippet).anyMatch(Preloading::canHide)) {
            ahead = false;
            leaveOut(clashing(Stream.of(), _ -> true));
        }
    }

    /** A snippet is about to be dropped, and will hide nothing any more. */
    void beforeDrop(Snippet snippet) {
        leaveOut(clashing(Stream.of(), other -> other != snippet));
    }

    /** Packages may have classes now that they had not. */
    void classPathChanged() {
        imported.forget();
    }

    private static boolean canHide(Snippet snippet) {
        return snippet instanceof ImportSnippet
                || snippet instanceof TypeDeclSnippet
                || snippet instanceof MethodSnippet;
    }

    /** Tells whether that is new. */
    private boolean leaveOut(Names names) {
        leftOut = names;
        String wanted = Preloaded.atOnce(names, dropped);
        boolean isNew = !wanted.equals(inForce);
        if (isNew) {
            inForce = wanted;
            implicit.declare(wanted);
        }
        return isNew;
    }

    /** What must not be imported beside what the user has, and what is coming; nothing if there is no clash on demand. */
    private Names clashing(Stream<Import> coming, Predicate<Snippet> stays) {
        List<Import> imports =
                new ArrayList<>(
                        usersImports()
                                .filter(stays)
                                .map(snippet -> Import.of(snippet.source()))
                                .filter(Objects::nonNull)
                                .toList());
        coming.forEach(imports::add);
        boolean clash =
                imports.stream()
                        .anyMatch(each -> each.isOnDemand() && !imported.of(each).isEmpty());
        return clash
                ? Names.union(
                        Stream.concat(
                                imports.stream().map(imported::of),
                                Stream.of(
                                        declaredBy(
                                                Stream.concat(jshell.types(), jshell.methods())
                                                        .filter(stays)))))
                : Names.NONE;
    }

    private Stream<ImportSnippet> usersImports() {
        return jshell.imports().filter(snippet -> !implicit.contains(snippet));
    }

    private Names declaredBy(String source) {
        Matcher declarations = DECLARATION.matcher(source);
        while (declarations.find()) {
            if (isPreloaded(declarations.group(1)) || isPreloaded(declarations.group(2))) {
                return declaredBy(jshell.sourceCodeAnalysis().sourceToSnippets(source).stream());
            }
        }
        return Names.NONE;
    }

    private static boolean isPreloaded(String name) {
        return name != null && (isType(name) || Preloaded.words().contains(name));
    }

    private static boolean isType(String name) {
        return Preloaded.TYPES.values().stream().anyMatch(types -> types.contains(name));
    }

    private static Names declaredBy(Stream<? extends Snippet> snippets) {
        Names names = new Names(new HashSet<>(), new HashSet<>());
        snippets.forEach(snippet -> {
            switch (snippet) {
                case TypeDeclSnippet type -> names.types().add(type.name());
                case MethodSnippet method -> names.words().add(method.name());
                default -> {}
            }
        });
        return names;
    }

    /** Whether one of those that are there from the start is there still. */
    boolean isInForce(String subject) {
        return !dropped.contains(subject);
    }

    /** Takes one of those out that are there from the start. */
    void drop(String subject) {
        dropped.add(subject);
        leaveOut(leftOut);
    }

    /** Whether a type goes by its simple name, as far as that depends on the preloaded imports and on what hides them. */
    boolean isKnown(String packageName, String name) {
        Set<String> types = Preloaded.TYPES.get(packageName);
        boolean preloaded =
                types == null
                        ? Object.class.getModule().isExported(packageName)
                                && isInForce(Preloaded.JAVA)
                                && !isType(name)
                        : types.contains(name)
                                && isInForce(packageName + ".*")
                                && !leftOut.types().contains(name);
        return preloaded
                && jshell.types().noneMatch(type -> type.name().equals(name))
                && usersImports().noneMatch(each -> each.name().equals(name));
    }

    /** Whether the user imports a variable of a name. */
    boolean bringsVariable(String name) {
        return usersImports()
                .map(snippet -> Import.of(snippet.source()))
                .anyMatch(each -> each != null && imported.bringsVariable(each, name));
    }
}
