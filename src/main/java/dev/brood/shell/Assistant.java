package dev.brood.shell;

import dev.brood.Brood;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * Knows what can be typed next, and what that means. The compiler is asked, which takes from milliseconds to a second; the
 * methods may be called by any thread, and wait while a snippet is evaluated.
 */
public final class Assistant {

    /** Where more fits, any type does. */
    private static final int MOST_FITTING = 20;

    private static final long LONGEST_INDEXING_NANOS = 5_000_000_000L;
    private static final long INDEX_POLL_NANOS = 2_000_000;

    private final Shell shell;
    private final SourceCodeAnalysis analysis;
    private final BroodSources sources = new BroodSources();
    private final ClassNames classNames = new ClassNames();

    Assistant(Shell shell, SourceCodeAnalysis analysis) {
        this.shell = shell;
        this.analysis = analysis;
    }

    /**
     * What can stand at the cursor.
     *
     * @param start where the word begins that is being typed
     * @param words whole words, a method's with its parenthesis, as in {@code substring(}
     */
    public record Words(int start, List<String> words) {}

    /**
     * What something is.
     *
     * @param signature as in {@code String String.substring(int beginIndex)}
     * @param summary the first sentence of its documentation, empty if there is none
     */
    public record Explanation(String signature, String summary) {}

    /**
     * Waits until JShell's indexer has looked at the class path, which it does in a thread of its own, with the compiler's
     * files: neither likes to be changed meanwhile.
     */
    void awaitIndex() {
        long start = System.nanoTime();
        while (!analysis.listQualifiedNames("x", 1).isUpToDate()
                && System.nanoTime() - start < LONGEST_INDEXING_NANOS) {
            LockSupport.parkNanos(INDEX_POLL_NANOS);
        }
    }

    /**
     * Completes the word at the cursor.
     *
     * @param text what was typed
     * @param cursor an offset in it
     * @return the words that begin with what stands there; those whose type fits, if there are such and nothing is typed yet
     */
    public Words complete(String text, int cursor) {
        synchronized (shell.compiling()) {
            int[] anchor = {cursor};
            List<Suggestion> found = analysis.completionSuggestions(text, cursor, anchor);
            int shift = 0;
            if (found.isEmpty()) {
                shift = cursor - last(text.substring(0, cursor)).length();
                found =
                        analysis.completionSuggestions(
                                text.substring(shift, cursor), cursor - shift, anchor);
            }
            int start = Math.clamp(anchor[0] + shift, 0, cursor);
            String typed = text.substring(start, cursor);
            List<String> words = words(found, typed);
            if (typed.isEmpty() && !text.substring(0, start).stripTrailing().endsWith(".")) {
                words = likely(found, words);
            }
            Stream<String> functions = isArgument(text, start) ? functions(typed) : Stream.of();
            return new Words(
                    start,
                    Stream.of(words.stream(), functions, strangers(text, start, typed))
                            .flatMap(Function.identity())
                            .distinct()
                            .toList());
        }
    }

    /** Classes that are not imported: once the name is whole, the import is offered. */
    private Stream<String> strangers(String text, int start, String typed) {
        return text.substring(0, start).stripTrailing().endsWith(".")
                ? Stream.of()
                : classNames.beginning(typed, shell.classPath(), shell.loader()).stream();
    }

    /** What follows the whole snippets of a text, as the compiler looks at one snippet. */
    private String last(String text) {
        Cut cut = shell.cut(text);
        String rest = text;
        while (cut.state() == Cut.State.COMPLETE && !cut.rest().isBlank()) {
            rest = cut.rest();
            cut = shell.cut(rest);
        }
        return rest;
    }

    private static List<String> words(List<Suggestion> found, String typed) {
        return found.stream()
                .map(Suggestion::continuation)
                .filter(word -> word.startsWith(typed))
                .toList();
    }

    /** Everything that there is would be thousands of words: what fits, or else what is ours and the user's. */
    private List<String> likely(List<Suggestion> found, List<String> words) {
        List<String> fitting =
                found.stream()
                        .filter(Suggestion::matchesType)
                        .map(Suggestion::continuation)
                        .toList();
        if (!fitting.isEmpty() && fitting.size() <= MOST_FITTING) {
            return fitting;
        }
        Set<String> names =
                Stream.concat(
                                Arrays.stream(Brood.class.getMethods())
                                        .filter(m -> m.getDeclaringClass() != Object.class)
                                        .map(Method::getName),
                                shell.names().stream())
                        .collect(Collectors.toSet());
        return words.stream().filter(word -> names.contains(name(word))).toList();
    }

    private static boolean isArgument(String text, int start) {
        String before = text.substring(0, start).stripTrailing();
        return before.endsWith("(") || before.endsWith(",");
    }

    /** Methods of the session by their bare names: there they are functions. */
    private Stream<String> functions(String typed) {
        return shell.methods().stream()
                .map(method -> method.name())
                .filter(name -> name.startsWith(typed));
    }

    /** A word without a parenthesis. */
    private static String name(String word) {
        int parenthesis = word.indexOf('(');
        return parenthesis < 0 ? word : word.substring(0, parenthesis);
    }

    /**
     * Explains the name before the cursor, or the method whose arguments are being typed there.
     *
     * @param text what was typed
     * @param cursor an offset in it
     * @return an explanation of each thing that can be meant, such as the overloads of a method
     */
    public List<Explanation> explain(String text, int cursor) {
        synchronized (shell.compiling()) {
            String before = last(text.substring(0, cursor));
            Map<String, Explanation> all = new LinkedHashMap<>();
            documentation(before).stream()
                    .map(doc -> new Explanation(doc.signature(), Summary.of(doc.javadoc())))
                    .sorted(Comparator.comparingInt(each -> each.signature().length()))
                    .forEach(each -> all.putIfAbsent(each.signature(), each));
            return List.copyOf(all.values());
        }
    }

    /**
     * Something that is documented.
     *
     * @param signature as in source
     * @param javadoc its comment without stars, or null if there is none or its source is not at hand
     */
    public record Documented(String signature, String javadoc) {}

    /**
     * Looks up what a text at its end is about.
     *
     * @param code as in {@code String.format}; a method is meant with an opening bracket
     * @return signature and documentation of all that it may be; that of the JDK comes from its sources, if it has them
     */
    public List<Documented> documentation(String code) {
        synchronized (shell.compiling()) {
            return analysis.documentation(code, code.length(), true).stream()
                    .map(each -> documented(shell.shortType(each.signature()), each.javadoc()))
                    .toList();
        }
    }

    private Documented documented(String signature, String javadoc) {
        return new Documented(signature, javadoc == null ? sources.comment(signature) : javadoc);
    }

    /**
     * Finds the classes that the simple name before the cursor may mean and that are not imported.
     *
     * @param text what was typed
     * @param cursor an offset in it
     * @return their qualified names; none if the name has a meaning already
     */
    public List<String> importable(String text, int cursor) {
        synchronized (shell.compiling()) {
            String before = last(text.substring(0, cursor));
            QualifiedNames names = analysis.listQualifiedNames(before, before.length());
            return names.isResolvable() ? List.of() : names.getNames();
        }
    }
}
