package dev.brood.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Squarer;

/** The names that processes have unless they are given one. */
@ExtendWith(LeavesNothingBehind.class)
class NamesTest {

    private static final Pattern DEFAULT = Pattern.compile("(\\w+)-(\\d+)");

    private static int number(String kind, String name) {
        Matcher matcher = DEFAULT.matcher(name);
        assertEquals(true, matcher.matches(), name);
        assertEquals(kind, matcher.group(1));
        return Integer.parseInt(matcher.group(2));
    }

    @Test
    void everyProcessTakesTheNextNumber() {
        ChildProcess function = spawn(() -> {}).start();
        ChildProcess neverStarted = new Squarer(1);
        ChildProcess anonymous =
                new ChildProcess() {
                    @Override
                    public void run() {}
                };
        int first = number("Process", function.name());
        assertEquals(first + 1, number("Squarer", neverStarted.name()));
        assertEquals(first + 2, number("Process", anonymous.name()));
        Wait.CHILD.join(function);
    }

    @Test
    void grandchildHasTheNumbersOfItsParents() {
        List<String> names =
                Wait.CHILD.get(
                        async(() ->
                                Stream.of(1, 2)
                                        .map(_ -> async(() -> currentProcess().name()).get())
                                        .toList()));
        String parent = names.getFirst().substring(0, names.getFirst().lastIndexOf(':'));
        number("Process", parent);
        assertEquals(List.of(parent + ":1", parent + ":2"), names);
    }

    @Test
    @Tag("slow")
    void classOfASessionGivesItsSimpleName() {
        try (Session session = Session.open()) {
            session.run("class Digger extends ChildProcess { public void run() {} }");
            number("Digger", (String) session.value("new Digger().name()"));
        }
    }

    @Test
    void nameMayBeChangedAtAnyTime() {
        ChildProcess child = spawn(() -> {}).name("First").start();
        assertEquals("First", child.name());
        assertSame(child, child.name("Second"));
        Wait.CHILD.join(child);
        assertEquals("Second", child.name());
    }

    @Test
    void mainProcessIsCalledSo() {
        assertEquals("MainProcess", currentProcess().name());
    }
}
