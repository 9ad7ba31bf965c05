package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the user imports or declares under a preloaded name means what it means in stock JShell, which plays the same snippets.
 * All other preloaded names go on meaning ours, and the hidden ones come back when they are hidden no more.
 */
@Tag("slow")
class UsersNamesTest {

    private final Shell ours = Shell.open(List.of(), List.of("a", "b"));
    private final JShell stock = JShell.create();

    UsersNamesTest() {
        stock.eval("import module java.base;");
    }

    @AfterEach
    void close() {
        stock.close();
        ours.close();
    }

    /** Which packages of the JDK have which of the names. */
    private static Map<String, Set<String>> packagesOfTheJdk() {
        Map<String, Set<String>> found = new TreeMap<>();
        ModuleLayer.boot().modules().stream()
                .flatMap(module -> module.getDescriptor().exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .forEach(from ->
                        names().filter(name -> isPublic(from + "." + name))
                                .forEach(name ->
                                        found.computeIfAbsent(from, _ -> new TreeSet<>())
                                                .add(name)));
        found.keySet().removeAll(Preloaded.TYPES.keySet());
        assertTrue(found.keySet().containsAll(Set.of("java.sql", "java.util", "javax.swing")));
        return found;
    }

    private static Stream<String> names() {
        return Preloaded.TYPES.values().stream().flatMap(Set::stream).sorted();
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name).getModifiers());
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    /** Plays a snippet through both; each must give the same. */
    private String both(String snippet) {
        List<SnippetEvent> events = stock.eval(snippet);
        assertEquals(1, events.stream().filter(e -> e.causeSnippet() == null).count(), snippet);
        assertEquals(
                Snippet.Status.VALID,
                events.getFirst().status(),
                () -> snippet + ": " + stock.diagnostics(events.getFirst().snippet()).toList());
        String expected = events.getFirst().value();
        String value = ours(snippet);
        if (expected != null && !expected.isEmpty()) {
            assertEquals(expected, value, snippet);
        }
        return value;
    }

    private String ours(String snippet) {
        return switch (ours.eval(snippet, Origin.PROMPT)) {
            case Outcome.Value value ->
                    value.value() instanceof String text
                            ? '"' + text + '"'
                            : String.valueOf(value.value());
            case Outcome.Done(String what) -> what;
            case Outcome other -> throw new AssertionError(snippet + "\n" + other);
        };
    }

    private void dropFromBoth(String what) {
        stock.snippets()
                .filter(snippet -> stock.status(snippet).isActive())
                .filter(snippet -> snippet.source().equals(what))
                .toList()
                .forEach(stock::drop);
        ours.listing().entries().stream()
                .filter(entry -> entry.source().equals(what))
                .forEach(entry -> ours.drop(entry.id()));
    }

    private void allButTheseAreOurs(Set<String> types) {
        String classes =
                names().filter(name -> !types.contains(name))
                        .map(name -> name + ".class.getName().startsWith(\"dev.brood.\")")
                        .collect(Collectors.joining(" && "));
        assertEquals("true", ours(classes));
        assertEquals("Pair[first=1, second=PT2S]", ours("pair(1, seconds(2))"));
    }

    @Test
    void importsOnDemandOfEachPackageOfTheJdk() {
        packagesOfTheJdk()
                .forEach((from, names) -> {
                    String imported = "import " + from + ".*;";
                    both(imported);
                    names.forEach(name -> both(name + ".class.getName()"));
                    allButTheseAreOurs(names);
                    assertEquals("[a, b]", ours("args"));
                    dropFromBoth(imported);
                    allButTheseAreOurs(Set.of());
                });
    }

    /** To JShell it would be another declaration of ours, which it forgets more easily: here, in a fault of its own. */
    @Test
    void variableNamedArgsIsLikeAnyOther() {
        both("int args = 470;");
        both("class Mentions { int it() { return args; } }");
        both("String m4(String s) { return s; }");
        ours("int m4(int x) { return 1 + notThere(x); }");
        both("import static java.util.stream.Collectors.*;");
        assertEquals("470", ours("args"));
    }

    @Test
    void singleImportsOfEachClassOfTheJdk() {
        packagesOfTheJdk()
                .forEach((from, names) ->
                        names.forEach(name -> {
                            String imported = "import " + from + "." + name + ";";
                            both(imported);
                            both(name + ".class.getName()");
                            allButTheseAreOurs(Set.of(name));
                            dropFromBoth(imported);
                        }));
        allButTheseAreOurs(Set.of());
    }

    @Test
    void importsOfAllPackagesOneAfterTheOther() {
        Set<String> hidden = new TreeSet<>();
        for (String from : List.of("java.util.concurrent.locks", "java.sql", "java.util")) {
            both("import " + from + ".*;");
            hidden.addAll(packagesOfTheJdk().get(from));
            hidden.forEach(name -> both(name + ".class.getName()"));
            allButTheseAreOurs(hidden);
        }
        both("import java.nio.channels.Pipe;");
        both("Pipe.class.getName()");
        both("class Barrier { int x = 3; }");
        both("new Barrier().x");
        hidden.addAll(Set.of("Pipe", "Barrier"));
        allButTheseAreOurs(hidden);
        dropFromBoth("import java.nio.channels.Pipe;");
        dropFromBoth("class Barrier { int x = 3; }");
        dropFromBoth("import java.util.*;");
        hidden.removeAll(Set.of("Pipe", "Barrier", "Queue"));
        allButTheseAreOurs(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import module java.sql;",
                "import module java.desktop;",
                "import module java.security.jgss;",
                "import java.awt.font.NumericShaper.*;",
                "import static java.awt.Desktop.*;",
                "import /* all */ java . sql . * ; // of it",
            })
    void importsOfManyKinds(String imported) {
        both(imported);
        for (String name : List.of("Connection", "Action", "Event", "Range", "Namespace")) {
            SnippetEvent event = stock.eval(name + ".class.getName()").getFirst();
            if (event.status() == Snippet.Status.VALID) {
                assertEquals(event.value(), ours(name + ".class.getName()"));
            }
        }
        allButTheseAreOurs(
                Set.of("Connection", "Action", "Event", "Range", "Namespace", "Callback"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void classesOfTheUsers(boolean isByName) {
        if (isByName) { // most of what is preloaded is imported name by name then
            List.of("java.sql", "java.util.concurrent", "javax.swing")
                    .forEach(from -> both("import " + from + ".*;"));
        }
        List<String> names = isByName ? names().toList() : List.of("Lock", "Fn1", "Pool");
        names.forEach(name -> both("class " + name + " { int x = 3; }"));
        both(names.stream().map(name -> "new " + name + "().x").collect(Collectors.joining(" + ")));
        names.forEach(name -> dropFromBoth("class " + name + " { int x = 3; }"));
        both("record Pair<A, B>(A a, B b) {}");
        both("new Pair<>(1, \"b\").toString()");
        both("interface Lock { int x = 5; }");
        both("Lock.x");
        both("enum Event { ON }");
        both("Event.ON.toString()");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void methodsOfTheUsers(boolean isByName) {
        if (isByName) {
            both("import static java.util.stream.IntStream.*;");
        }
        Collection<String> names = isByName ? Preloaded.words() : List.of("range", "pool", "sleep");
        String declared = "int %s(int... x) { return x.length + 40; }";
        names.forEach(name -> both(declared.formatted(name)));
        both(names.stream().map(name -> name + "(1, 2)").collect(Collectors.joining(" + ")));
        names.forEach(name -> dropFromBoth(declared.formatted(name)));
        allButTheseAreOurs(Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "java.util.stream.IntStream~range(0, 3).sum()",
                "java.util.stream.LongStream~range(0, 3).sum()",
                "java.util.EnumSet~range(Thread.State.NEW, Thread.State.BLOCKED)",
                "javax.management.Query~value(3).toString()",
                "java.lang.Thread~Stream.of(1).peek(x -> { try { sleep(x); } catch (Exception e) {} }).count()",
            })
    void staticImports(String from, String expression) {
        String word = expression.replaceAll(".*?(range|value|sleep).*", "$1");
        for (String name : List.of("*", word)) {
            String imported = "import static " + from + "." + name + ";";
            both(imported);
            both(expression);
            allButTheseAreOurs(Set.of());
            dropFromBoth(imported);
        }
        assertEquals("[0, 1, 2]", ours("range(3)"));
    }

    @Test
    void namesOfTheLanguageInWhatIsDeclaredInSecret() {
        for (String name : List.of("List", "String", "Integer", "Object", "Void", "Fn1")) {
            both("class " + name + " {}");
        }
        both("int dev = 3;");
        both("int java = 4;");
        both("int half(int x) { return x / 2; }");
        both("void nothing(int x) {}");
        assertEquals("4", ours("half.call(9)"));
        assertEquals("null", ours("nothing.call(9)"));
        assertEquals("[a, b]", ours("args"));
    }

    @Test
    void classWithTheNameOfOurOutermostPackage() {
        both("class dev {}");
        both("int half(int x) { return x / 2; }");
        assertEquals("4", ours("half.call(9)"));
        assertEquals("[a, b]", ours("args"));
    }

    @Test
    void importThatFailsHidesNothing() {
        assertTrue(
                ours.eval("import java.sql.Connectio.*;", Origin.PROMPT)
                        instanceof Outcome.Rejected);
        assertTrue(
                ours.eval("import static java.util.stream.IntStream.range.*;", Origin.PROMPT)
                        instanceof Outcome.Rejected);
        allButTheseAreOurs(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"import java.util.*;", "import java.util.Queue;"})
    void ourQueueIsStillThereWhenItsNameIsHidden(String imported) {
        Stream.of(
                        "Queue<Integer> queue = queue();",
                        "List<Queue<Integer>> queues = List.of(queue);",
                        "queue.put(3);")
                .forEach(this::ours);
        ours(imported);
        assertEquals(List.of(), ours.updates());
        assertEquals("Queue[1]", ours("queue"));
        assertEquals("[Queue[1]]", ours("queues"));
        Outcome.Rejected rejected =
                assertInstanceOf(Outcome.Rejected.class, ours.eval("queue.put(4);", Origin.PROMPT));
        assertEquals(
                "Queue is what you have imported or declared: Brood's is dev.brood.channel.Queue",
                rejected.problems().getFirst().message().lines().toList().getLast().strip());
        dropFromBoth(imported);
        assertEquals("", ours("queue.put(4);"));
        assertEquals("[Queue[2]]", ours("queues"));
    }

    @Test
    void variablesOfOtherTypesKeepTheirValues() {
        Stream.of(
                        "var s = semaphore(2);",
                        "Semaphore t = s;",
                        "Pipe<Integer> pipe = pipe();",
                        "Connection<Integer> c = pipe.sender();",
                        "int[] numbers = {1, 2};",
                        "Fn1<Integer, Integer> next = x -> x + 1;",
                        "args")
                .forEach(this::ours);
        String state = "\"\" + s + pipe + numbers[1] + next.call(1) + args";
        String before = ours(state);
        String connection = ours("c");
        for (String from :
                List.of("java.util.*", "static java.util.stream.IntStream.*", "javax.swing.*")) {
            ours("import " + from + ";");
            assertEquals(connection, ours("c"));
        }
        ours("import java.sql.*;"); // c may not be an SQL connection
        assertEquals(
                List.of("variable c cannot be used until this is mended: "),
                ours.updates().stream()
                        .map(text -> text.replaceAll("mended: .*", "mended: "))
                        .toList());
        ours("import java.util.concurrent.*;");
        assertEquals(before, ours(state));
        dropFromBoth("import java.sql.*;");
        dropFromBoth("import java.util.concurrent.*;");
        assertEquals(connection, ours("c"));
        assertEquals("true", ours("s == t"));
    }

    @Test
    void clashOfTheUsersIsToldWhereTheCodeBegins() {
        ours("import java.util.List;");
        ours("class List {}");
        Outcome.Rejected rejected =
                assertInstanceOf(
                        Outcome.Rejected.class,
                        ours.eval("\n// a comment\n  int x = 3;", Origin.PROMPT));
        assertEquals(14 + 2, rejected.problems().getFirst().start());
    }
}
