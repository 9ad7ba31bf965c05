package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import dev.brood.error.NotSendableException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be sent fails where it is started, with the path to the culprit, and harms nothing. */
@ExtendWith(LeavesNothingBehind.class)
class NotSendableTest {

    private record Row(String name, String start, String path, String advice) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String DECLARATIONS =
            """
            class Engine { Thread driver = new Thread(); }
            class Car { Object seat = "seat"; Engine engine = new Engine(); }
            class Garage { List<String> names = List.of(); Car car = new Car(); }
            class Words extends StringTokenizer { Words() { super("a b"); } }
            class Link { Link next; Link(Link next) { this.next = next; } }
            Link chain(int length) { Link link = null; for (int i : range(length)) link = new Link(link); return link; }
            Socket connection = new Socket();
            Object innocent = "here";
            int ask() { return connection.getPort(); }
            int askIndirectly() { return innocent == null ? 0 : ask(); }
            class Caller { int call() { return ask(); } }
            Fn<Integer> capture() { var stream = new ByteArrayInputStream(new byte[1]); var number = 1; return () -> stream.read() + number; }
            """;

    private static final String SPAWN = "spawn((Object thing) -> println(thing)).args(%s).start()";

    private static Session session;

    static List<Row> rows() {
        return List.of(
                argument("a socket", "new Socket()", " → java.net.Socket", "send its address"),
                argument(
                        "a stream",
                        "new ByteArrayInputStream(new byte[1])",
                        " → java.io.ByteArrayInputStream",
                        "its path"),
                argument("a thread", "new Thread()", " → java.lang.Thread", "start it there"),
                argument(
                        "an iterator",
                        "List.of(1).iterator()",
                        " → java.util.ImmutableCollections$ListItr",
                        "send a List"),
                argument(
                        "an object that extends a class of the JDK",
                        "new Words()",
                        " → Words",
                        "extends a class of the JDK"),
                argument(
                        "a field, three levels down",
                        "new Garage()",
                        " → Garage.car → Car.engine → Engine.driver → java.lang.Thread",
                        "start it there"),
                argument(
                        "an element of a list in a map",
                        "Map.of(\"key\", List.of(1, Optional.of(new Socket())))",
                        "[key][1] → java.net.Socket",
                        "send its address"),
                argument(
                        "an element of an array",
                        "new Object[] {1, new Thread()}",
                        "[1] → java.lang.Thread",
                        "start it there"),
                argument(
                        "a component of a record",
                        "pair(1, new AtomicReference<>(new Thread()))",
                        " → Pair.second → java.lang.Thread",
                        "start it there"),
                argument("a chain that is too long", "chain(100_000)", "", "nested too deeply"),
                new Row(
                        "a captured variable",
                        "async(capture())",
                        "the function → captured variable \"stream\" → java.io.ByteArrayInputStream",
                        "its path"),
                new Row(
                        "a session variable",
                        "async(ask)",
                        "variable \"connection\" → java.net.Socket",
                        "send its address"),
                new Row(
                        "a session variable that a called method reaches",
                        "spawn(() -> println(askIndirectly())).start()",
                        "variable \"connection\" → java.net.Socket",
                        "send its address"),
                new Row(
                        "a session variable that the class of an argument reaches",
                        "spawn((Caller caller) -> caller.call()).args(new Caller()).start()",
                        "variable \"connection\" → java.net.Socket",
                        "send its address"),
                new Row(
                        "a field of a process",
                        "new ChildProcess() { Thread helper = new Thread(); public void run() {} }.start()",
                        ".helper → java.lang.Thread",
                        "start it there"));
    }

    private static Row argument(String name, String value, String path, String advice) {
        return new Row(name, SPAWN.formatted(value), "argument 1" + path, advice);
    }

    @BeforeAll
    static void openSession() {
        session = Session.open();
        session.run(DECLARATIONS);
    }

    @AfterAll
    static void closeSession() {
        session.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void failsAtTheStartWithThePath(Row row) {
        var error = assertInstanceOf(NotSendableException.class, session.thrown(row.start));
        assertTrue(error.path().contains(row.path), error::getMessage);
        assertTrue(error.getMessage().contains(row.path), error::getMessage);
        assertTrue(error.getMessage().contains(row.advice), error::getMessage);
        assertFalse(error.getMessage().contains("REPL."), error::getMessage);
        assertEquals(List.of(), Brood.activeChildren());
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void theNextStartWorks() throws Exception {
        session.thrown("async(ask)");
        assertEquals(
                "here",
                Wait.CHILD.call(
                        "the next start", () -> session.value("async(() -> innocent).get()")));
    }

    @Test
    void aProcessCanBeStartedWhenItIsMended() {
        session.run(
                """
                class Mended extends ChildProcess { Object part = new Thread(); public void run() { System.exit(part == null ? 5 : 6); } }
                Mended mended = new Mended();
                """);
        assertInstanceOf(NotSendableException.class, session.thrown("mended.start()"));
        session.run("mended.part = null;");
        session.run("mended.start().join();");
        assertEquals(5, session.value("mended.exitCode()"));
    }

    @Test
    void functionsThatTheJdkMakesWithoutMakingThemSerialisableAreNamed() {
        Stream.of(
                        "((Function<Integer, Integer>) x -> x).andThen(x -> x)",
                        "Predicate.not(String::isEmpty)")
                .forEach(function -> {
                    var error =
                            assertInstanceOf(
                                    NotSendableException.class,
                                    session.thrown(SPAWN.formatted(function)));
                    assertTrue(
                            error.getMessage().contains("argument 1 → java.util.function."),
                            error::getMessage);
                    assertTrue(error.getMessage().contains("; write x -> "), error::getMessage);
                });
    }
}
