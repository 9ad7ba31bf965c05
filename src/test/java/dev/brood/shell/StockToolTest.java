package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** jshell itself runs a file and lists its snippets. */
class StockToolTest {

    /** How it begins what it lists: {@code s} is from the start, {@code e} for errors. */
    private static final Pattern LISTED = Pattern.compile(" *([se]?)\\d+ : (.*)");

    private static final String INDENT = " ".repeat(7);

    @Test
    @Tag("slow")
    void nastyFileIsCutAsByJshell() throws Exception {
        String text;
        try (InputStream file = StockToolTest.class.getResourceAsStream("nasty.jsh")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(String.join("\n", listed(text)), String.join("\n", cut(text)));
    }

    private static List<String> cut(String text) {
        try (JShell jshell = JShell.builder().executionEngine("local").build()) {
            SnippetSplitter splitter = new SnippetSplitter(jshell.sourceCodeAnalysis());
            List<String> snippets = new ArrayList<>();
            for (Cut cut = splitter.cut(text);
                    cut.state() != Cut.State.EMPTY;
                    cut = splitter.cut(cut.rest())) {
                assertEquals(Cut.State.COMPLETE, cut.state(), cut.snippet());
                snippets.add(StockReader.bare(cut.snippet()));
            }
            return snippets;
        }
    }

    private static List<String> listed(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            JavaShellToolBuilder.builder()
                    .in(bytes(text + "\n/list -all\n"), bytes(""))
                    .out(print)
                    .err(print)
                    .persistence(Map.of())
                    .env(Map.of())
                    .start("--execution", "local", "-");
        }
        List<String> snippets = new ArrayList<>();
        boolean isOfTheUser = false;
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            Matcher first = LISTED.matcher(line);
            if (first.matches()) {
                assertEquals("", first.group(1).replace("s", ""), () -> "jshell rejects " + line);
                isOfTheUser = first.group(1).isEmpty();
                if (isOfTheUser) {
                    snippets.add(first.group(2));
                }
            } else if (isOfTheUser) {
                String more = line.startsWith(INDENT) ? line.substring(INDENT.length()) : line;
                snippets.add(snippets.removeLast() + "\n" + more);
            }
        }
        return snippets.stream().map(StockReader::bare).toList();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
