package dev.brood.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.shell.Cut;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts are cut into snippets as the tool of the JDK cuts what it reads line by line. */
class CuttingTest {

    private static final String LINE_END = "⏎";

    private static JShell jshell;
    private static Shell shell;

    /** What a text begins with, and what is behind it. */
    private record Part(Cut.State state, String snippet, String rest) {}

    @BeforeAll
    static void open() {
        jshell = JShell.create();
        shell = Shell.open(List.of(), List.of());
    }

    @AfterAll
    static void close() {
        jshell.close();
        shell.close();
    }

    static List<Fact> lists() throws IOException {
        return Fact.read("cut.txt");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void cutsAsJShell(Fact list) {
        List<String> different = new ArrayList<>();
        StringBuilder how = new StringBuilder();
        List<String> texts = list.steps();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String next = texts.get((i + 1) % texts.size());
            for (String each : List.of(text, text + ";", text + LINE_END + next)) {
                List<String> theirs = parts(lines(each), true);
                List<String> mine = parts(lines(each), false);
                if (!theirs.equals(mine)) {
                    different.add(each);
                    how.append("%n%s%n  jshell: %s%n  Brood:  %s".formatted(each, theirs, mine));
                }
            }
        }
        assertEquals(list.differences(), different, how::toString);
    }

    private static String lines(String text) {
        return text.replace(LINE_END, "\n");
    }

    /** All parts, up to the first that is no whole snippet. Comments go with the snippet that follows. */
    private static List<String> parts(String text, boolean stock) {
        List<String> parts = new ArrayList<>();
        String comments = "";
        String rest = text;
        do {
            Part part = stock ? stock(rest) : ours(rest);
            boolean isWhole = part.state == Cut.State.COMPLETE;
            boolean goesOn = isWhole || part.state == Cut.State.EMPTY && !part.rest.isBlank();
            if (goesOn && !isWhole) {
                comments += part.snippet + "\n";
            } else {
                String snippet = isWhole ? (comments + part.snippet).strip() : "";
                parts.add(part.state + " " + snippet);
                comments = "";
            }
            rest = goesOn ? part.rest : "";
        } while (!rest.isBlank());
        return parts;
    }

    private static Part ours(String text) {
        Cut cut = shell.cut(text);
        return new Part(cut.state(), cut.snippet().strip(), cut.rest());
    }

    /** It reads on as long as what it has is not whole; what is nothing but comments counts as whole. */
    private static Part stock(String all) {
        String text = all.startsWith("\n") ? all.substring(1) : all;
        SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
        int end = lineEnd(text, 0);
        CompletionInfo info = analysis.analyzeCompletion(text.substring(0, end));
        while (!isRead(info) && end < text.length()) {
            end = lineEnd(text, end + 1);
            info = analysis.analyzeCompletion(text.substring(0, end));
        }
        return new Part(
                state(info.completeness()),
                info.source() == null ? "" : info.source().strip(),
                info.remaining() + text.substring(end));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isRead(CompletionInfo info) {
        return info.completeness().isComplete() || info.completeness() == Completeness.EMPTY;
    }

    private static Cut.State state(Completeness completeness) {
        return switch (completeness) {
            case COMPLETE, COMPLETE_WITH_SEMI -> Cut.State.COMPLETE;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> Cut.State.INCOMPLETE;
            case EMPTY -> Cut.State.EMPTY;
            case UNKNOWN -> Cut.State.BROKEN;
        };
    }
}
