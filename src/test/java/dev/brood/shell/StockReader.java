package dev.brood.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * What jshell's tool makes of a text before it evaluates anything: it asks whether the lines that it has read are whole,
 * at the end of each.
 */
final class StockReader {

    /** Where a snippet may stand in a class. */
    private static final List<String> PLACES =
            List.of(
                    "%s",
                    "class W { %s\n }",
                    "class W { void w() { %s\n} }",
                    "class W { Object o = %s\n; }");

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final SourceCodeAnalysis analysis;

    /**
     * What it made of a text.
     *
     * @param snippets the sources, one after the other, up to the first of which it is sure that it is none
     * @param isWhole whether that was all, and nothing was unfinished
     */
    record Reading(List<String> snippets, boolean isWhole) {}

    StockReader(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Reading read(String text) {
        List<String> snippets = new ArrayList<>();
        String source = "";
        for (String line : text.lines().toList()) {
            source = source.isEmpty() ? line : source + "\n" + line;
            while (!source.isEmpty() && isWhole(source)) {
                CompletionInfo info = analysis.analyzeCompletion(source);
                if (info.completeness() == Completeness.UNKNOWN) {
                    return new Reading(snippets, false);
                }
                if (info.completeness() != Completeness.EMPTY) {
                    snippets.add(bare(info.source()));
                }
                source = info.remaining();
            }
        }
        return new Reading(snippets, source.isEmpty());
    }

    private boolean isWhole(String source) {
        Completeness completeness = analysis.analyzeCompletion(source).completeness();
        return completeness.isComplete() || completeness == Completeness.EMPTY;
    }

    /** How many of the first are Java by its grammar: the next one ends with an error when it is evaluated. */
    static int well(List<String> snippets) {
        int count = 0;
        while (count < snippets.size() && isSnippet(snippets.get(count))) {
            count++;
        }
        return count;
    }

    private static boolean isSnippet(String source) {
        return PLACES.stream().anyMatch(place -> isJava(place.formatted(source)));
    }

    private static boolean isJava(String text) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///W.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) JAVAC.getTask(null, null, problems, null, null, List.of(file));
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems.getDiagnostics().stream()
                .noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
    }

    /** Without space and comments in front, which jshell skips before it reads on, and space behind. */
    static String bare(String source) {
        return source.substring(ScriptText.codeStart(source, 0)).stripTrailing();
    }
}
