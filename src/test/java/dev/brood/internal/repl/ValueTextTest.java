package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import dev.brood.error.TaskException;
import dev.brood.shell.Shown;
import dev.brood.shell.ValueText;
import dev.brood.testing.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values, tables and exceptions as the prompt shows them. */
class ValueTextTest {

    private record Person(String name, int age) {}

    private static final class Odd extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            return null;
        }
    }

    private static String whole(Object value) {
        return ValueText.of(value, ValueText.WHOLE).text();
    }

    @Test
    void textsAreQuotedAsInJava() {
        assertEquals("\"a\\n\\\"b\\\" \\\\ \\u0007 ä\"", whole("a\n\"b\" \\ \u0007 ä"));
        assertEquals("'\\''", whole('\''));
        assertEquals("null", whole(null));
    }

    /** As in jshell, which takes these names out of everything that it shows. */
    @Test
    void classesAreNamedAsTheyWereTyped() {
        try (Session session = Session.open()) {
            session.run("class Plain {}");
            String hash = "@[0-9a-f]+";
            assertMatches("Plain" + hash, session.value("new Plain()"));
            assertMatches("\\[Plain" + hash + "]", session.value("List.of(new Plain())"));
            assertMatches("\"Plain" + hash + "\"", session.value("new Plain().toString()"));
            assertMatches("Plain\\[0] \\{ }", session.value("new Plain[0]"));
            assertMatches("\\$Lambda.*", session.value("(Runnable) () -> {}"));
        }
    }

    private static void assertMatches(String pattern, Object value) {
        assertTrue(whole(value).matches(pattern), () -> whole(value));
    }

    @Test
    void arraysAreShownByContent() {
        assertEquals("int[2] { 1, 2 }", whole(new int[] {1, 2}));
        assertEquals("int[0] { }", whole(new int[0]));
        assertEquals("int[2][] { int[1] { 1 }, null }", whole(new int[][] {{1}, null}));
        assertEquals("String[1] { \"a\" }", whole(new String[] {"a"}));
        assertEquals("[int[1] { 5 }]", whole(List.of(new int[] {5})));
    }

    @Test
    void collectionsLookAsInJava() {
        for (Object value :
                List.of(
                        List.of(),
                        List.of(1, "a", 'c'),
                        Map.of("k", List.of(1)),
                        Collections.unmodifiableSet(new java.util.TreeSet<>(List.of(3, 1))),
                        new java.util.ArrayDeque<>(List.of("x", "y")),
                        Arrays.asList(1, null))) {
            assertEquals(value.toString(), whole(value));
        }
    }

    @Test
    void whatHoldsItselfIsShownToo() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertEquals("[(this Collection)]", whole(list));
        List<Object> other = new ArrayList<>(List.of(list));
        list.add(other);
        other.add(list);
        assertTrue(ValueText.of(other, ValueText.BRIEF).text().length() < 2000);
    }

    @Test
    void longCollectionsAreCutWithACount() {
        Shown shown = ValueText.of(Brood.range(2_000_000_000), ValueText.BRIEF);
        assertTrue(shown.text().startsWith("[0, 1, 2, "), shown.text());
        assertTrue(shown.text().endsWith(", ...]"), shown.text());
        assertTrue(shown.text().length() < ValueText.BRIEF + 50, shown.text());
        assertEquals("2,000,000,000 elements", shown.total());
        assertEquals("3,000 characters", ValueText.of("x".repeat(3000), ValueText.BRIEF).total());
        assertEquals("1,000 elements", ValueText.of(new int[1000], ValueText.BRIEF).total());
        assertEquals("", ValueText.of(Brood.range(20), ValueText.BRIEF).total());
    }

    @Test
    void toStringOfTheUserIsRespected() {
        assertEquals("null", whole(new Odd()));
    }

    @Test
    void recordsAreATable() throws Exception {
        Shown table =
                RecordTable.of(
                        List.of(new Person("Ada", 36), new Person("Grace Hopper", 1100)),
                        80,
                        false);
        assertEquals(
                """
                2 of Person
                    name           age
                    Ada             36
                    Grace Hopper  1100\
                """,
                table.text());
        assertNull(RecordTable.of(List.of(new Person("Ada", 36)), 80, false));
        assertNull(RecordTable.of(List.of(1, 2), 80, false));
        assertNull(RecordTable.of(Arrays.asList(new Person("Ada", 36), null), 80, false));
        assertNull(RecordTable.of("text", 80, false));
    }

    @Test
    void longTableIsCutAndAWideOneFits() throws Exception {
        List<Person> people =
                IntStream.range(0, 50).mapToObj(i -> new Person("x".repeat(70), i)).toList();
        Shown table = RecordTable.of(people, 40, false);
        assertEquals("50 rows", table.total());
        assertTrue(table.text().lines().allMatch(line -> line.length() < 40), table.text());
        assertEquals(52, RecordTable.of(people, 40, true).text().lines().count());
    }

    @Test
    void workersLinesComeFirst() {
        Throwable cause = new IllegalStateException("boom");
        cause.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("session", "half", "#1", 1)});
        Throwable thrown = new TaskException("Process-1 (pid 7)", cause);
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("session", "run", "#2", 1)});
        ThrownText text = new ThrownText(thrown);
        assertEquals("java.lang.IllegalStateException: boom", text.headline());
        assertEquals(
                List.of(
                        "  in Process-1 (pid 7)",
                        "    at session.half(#1:1)",
                        "  came here as TaskException",
                        "    at session.run(#2:1)"),
                text.lines());
    }

    @Test
    void namesThatJShellMadeAreLeftOut() {
        assertEquals("Boom: x", ThrownText.clean("REPL.$JShell$12B$Boom: x"));
    }

    @Test
    void signaturesAreShort() {
        assertEquals(
                "List<R> map(Fn1<A,R> function, A[] items)",
                Signature.of("List<R> Pool.<A, R>map(Fn1<A,R> function, A[] items)").toString());
        assertEquals(
                "Pool pool(int workers)",
                Signature.of("Pool dev.brood.Brood.pool(int workers)").toString());
        assertEquals("String(char[] value)", Signature.of("String(char[] value)").toString());
        assertEquals("java.lang.String", Signature.of("java.lang.String").toString());
    }
}
