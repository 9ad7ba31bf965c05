package dev.brood.internal.engine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options of this JVM that hold in its children, and in theirs: those that say what code means and may do, such as properties,
 * assertions and opened packages. Sizes, collectors, logs, agents and debuggers are a JVM's own affair: there is one file to
 * write to and one port to listen on.
 *
 * <p>They stand in a property, one on a line, so one that has a line end in it is not among them. The launcher sets it to what
 * the user gave, a parent to its own and those of the child.
 */
final class InheritedOptions {

    private static final String SETTING = "brood.jvm.options";

    /** May stand before what they are about, instead of {@code =}. */
    private static final Set<String> OF_TWO_WORDS =
            Set.of(
                    "--enable-native-access",
                    "--add-opens",
                    "--add-exports",
                    "--add-reads",
                    "--add-modules",
                    "--limit-modules",
                    "--patch-module");

    private static final Set<String> OF_ONE_WORD =
            Set.of(
                    "-D",
                    "-ea",
                    "-enableassertions",
                    "-da",
                    "-disableassertions",
                    "-esa",
                    "-enablesystemassertions",
                    "-dsa",
                    "-disablesystemassertions",
                    "--enable-preview",
                    "--illegal-native-access",
                    "--sun-misc-unsafe-memory-access");

    /** What we say ourselves to each JVM. */
    private static final String OURS = "-Dbrood.";

    private InheritedOptions() {}

    /** Those of this process. */
    static List<String> own() {
        return inherited(System.getProperty(SETTING, "").lines().toList());
    }

    /** What tells a child those of its children: our own, and of the child's what holds for them. */
    static List<String> passedOn(List<String> ofChild) {
        List<String> all = Stream.concat(own().stream(), inherited(ofChild).stream()).toList();
        return all.isEmpty() ? List.of() : List.of("-D" + SETTING + "=" + String.join("\n", all));
    }

    private static List<String> inherited(List<String> options) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (OF_TWO_WORDS.contains(option) && i + 1 < options.size()) {
                option += "=" + options.get(++i);
            }
            if (isInherited(option)) {
                found.add(option);
            }
        }
        return found;
    }

    private static boolean isInherited(String option) {
        return Stream.of(OF_ONE_WORD, OF_TWO_WORDS)
                        .flatMap(Set::stream)
                        .anyMatch(option::startsWith)
                && !option.startsWith(OURS)
                && option.lines().count() == 1;
    }
}
