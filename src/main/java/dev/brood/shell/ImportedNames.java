package dev.brood.shell;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows which of the preloaded names are brought by imports of the user's as well. Nothing lists the classes of a package
 * without looking into all jars, so the loader is asked for each name.
 *
 * @param loader knows the classes of the JDK and of the class path
 * @param known what was found out
 */
record ImportedNames(ClassLoader loader, Map<Import, Names> known) {

    /**
     * Preloaded names.
     *
     * @param types those of types
     * @param words those of methods
     */
    record Names(Set<String> types, Set<String> words) {

        static final Names NONE = new Names(Set.of(), Set.of());

        static Names union(Stream<Names> all) {
            Names union = new Names(new HashSet<>(), new HashSet<>());
            all.forEach(names -> {
                union.types.addAll(names.types);
                union.words.addAll(names.words);
            });
            return union;
        }

        Names only(String name) {
            return new Names(
                    types.contains(name) ? Set.of(name) : Set.of(),
                    words.contains(name) ? Set.of(name) : Set.of());
        }

        boolean isEmpty() {
            return types.isEmpty() && words.isEmpty();
        }
    }

    ImportedNames(ClassLoader loader) {
        this(loader, new HashMap<>());
    }

    /** The names that an import brings and that are preloaded with another meaning. */
    Names of(Import imported) {
        boolean isOurs =
                imported.from().equals(Preloaded.WORDS)
                        || Preloaded.TYPES.containsKey(imported.from());
        return isOurs ? Names.NONE : known.computeIfAbsent(imported, this::find);
    }

    /** Forgets what was found out. */
    void forget() {
        known.clear();
    }

    private Names find(Import imported) {
        return switch (imported.kind()) {
            case MODULE -> ofPackages(Modules.exportedPackages(imported.from()));
            case TYPES ->
                    imported.isOnDemand()
                            ? ofPackageOrClass(imported.from())
                            : types(imported.name()::equals);
            case STATIC ->
                    imported.isOnDemand()
                            ? ofMembers(imported.from())
                            : ofMembers(imported.from()).only(imported.name());
        };
    }

    private static Names types(Predicate<String> which) {
        return new Names(
                Preloaded.TYPES.values().stream()
                        .flatMap(Set::stream)
                        .filter(which)
                        .collect(Collectors.toSet()),
                Set.of());
    }

    private Names ofPackageOrClass(String from) {
        Class<?> type = load(from);
        return type == null ? ofPackages(Set.of(from)) : new Names(ofMembers(from).types, Set.of());
    }

    private Names ofPackages(Set<String> packages) {
        return types(name -> packages.stream().anyMatch(from -> isPublicType(from, name)));
    }

    private boolean isPublicType(String packageName, String name) {
        Class<?> type = loadPlainly(packageName + "." + name);
        return type != null && Modifier.isPublic(type.getModifiers());
    }

    private Names ofMembers(String className) {
        Class<?> type = load(className);
        if (type == null) {
            return Names.NONE;
        }
        try {
            Set<String> classes = new HashSet<>();
            Stream.of(type.getClasses()).map(Class::getSimpleName).forEach(classes::add);
            Set<String> words = staticNames(type.getMethods());
            words.retainAll(Preloaded.words());
            return new Names(types(classes::contains).types, words);
        } catch (LinkageError e) {
            return Names.NONE; // the compiler will tell
        }
    }

    private static Set<String> staticNames(Member[] members) {
        return Stream.of(members)
                .filter(member -> Modifier.isStatic(member.getModifiers()))
                .map(Member::getName)
                .collect(Collectors.toSet());
    }

    /** Whether a static import brings a variable of a name. */
    boolean bringsVariable(Import imported, String name) {
        if (imported.kind() != Import.Kind.STATIC
                || !imported.isOnDemand() && !imported.name().equals(name)) {
            return false;
        }
        Class<?> type = load(imported.from());
        try {
            return type != null && staticNames(type.getFields()).contains(name);
        } catch (LinkageError e) {
            return false;
        }
    }

    /** A class by its name in source, where a dot may stand before a member class. */
    private Class<?> load(String name) {
        Class<?> type = loadPlainly(name);
        for (int dot = name.lastIndexOf('.'); type == null && dot > 0; ) {
            name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            type = loadPlainly(name);
            dot = name.lastIndexOf('.');
        }
        return type;
    }

    private Class<?> loadPlainly(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
