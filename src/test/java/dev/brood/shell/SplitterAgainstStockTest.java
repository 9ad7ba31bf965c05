package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.shell.StockReader.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Texts that were made up, cut by jshell's way and by ours: {@code -Dbrood.cuts=N} says how many, {@code -Dbrood.seed=N}
 * which.
 */
class SplitterAgainstStockTest {

    private static final int TEXTS = Integer.getInteger("brood.cuts", 300);
    private static final long SEED = Long.getLong("brood.seed", new Random().nextInt(1_000_000));

    private static final String BREAK = "\n----\n";

    private static JShell jshell;

    @BeforeAll
    static void open() {
        jshell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    static void close() {
        jshell.close();
    }

    @Test
    @Tag("slow")
    void textsThatJshellTakesAreCutAsByJshell() {
        StockReader stock = new StockReader(jshell.sourceCodeAnalysis());
        int same = 0;
        for (long seed = SEED; seed < SEED + TEXTS; seed++) {
            String text = new RandomText(seed).next();
            Reading theirs = stock.read(text);
            List<String> ours = cut(text);
            if (theirs.isWhole() && theirs.snippets().equals(ours)) {
                same++;
            } else {
                requireError(theirs, ours, "-Dbrood.seed=" + seed + "\n" + text + "\n");
            }
        }
        System.out.println(same + " of " + TEXTS + " texts are cut alike, from seed " + SEED);
        assertTrue(same > TEXTS / 5, "only " + same + " of " + TEXTS + " texts say anything");
    }

    /** Where the two differ, jshell ends with an error; what comes before is the same, but that its last snippet may go on. */
    private static void requireError(Reading theirs, List<String> ours, String which) {
        int well = StockReader.well(theirs.snippets());
        if (theirs.isWhole() && well == theirs.snippets().size()) {
            assertEquals(String.join(BREAK, theirs.snippets()), String.join(BREAK, ours), which);
        }
        int same = Math.max(0, well - 1);
        assertTrue(ours.size() >= same, which);
        assertEquals(theirs.snippets().subList(0, same), ours.subList(0, same), which);
    }

    private static List<String> cut(String text) {
        SnippetSplitter splitter = new SnippetSplitter(jshell.sourceCodeAnalysis());
        List<String> snippets = new ArrayList<>();
        Cut cut = splitter.cut(ScriptText.of("", text).code());
        while (cut.state() == Cut.State.COMPLETE) {
            snippets.add(StockReader.bare(cut.snippet()));
            cut = splitter.cut(cut.rest());
        }
        return snippets;
    }
}
