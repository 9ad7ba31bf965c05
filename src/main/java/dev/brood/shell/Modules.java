package dev.brood.shell;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What the import of a module brings. */
final class Modules {

    private Modules() {}

    /**
     * Its packages, and those of the modules that it implies; without those of the module that is imported from the start, as an
     * import of that one says nothing new.
     */
    static Set<String> exportedPackages(String module) {
        Set<String> packages = new HashSet<>();
        Set<String> seen = new HashSet<>(Set.of(Preloaded.JAVA));
        Deque<String> rest = new ArrayDeque<>(Set.of(module));
        ModuleFinder finder = ModuleFinder.ofSystem();
        while (!rest.isEmpty()) {
            String name = rest.remove();
            ModuleReference found = seen.add(name) ? finder.find(name).orElse(null) : null;
            if (found != null) {
                packages.addAll(exported(found.descriptor()));
                found.descriptor().requires().stream()
                        .filter(r -> r.modifiers().contains(Requires.Modifier.TRANSITIVE))
                        .map(Requires::name)
                        .forEach(rest::add);
            }
        }
        return packages;
    }

    private static Set<String> exported(ModuleDescriptor module) {
        Set<String> packages = new HashSet<>();
        module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .forEach(packages::add);
        return packages;
    }
}
