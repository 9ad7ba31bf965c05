package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.function.Action2;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Arguments are copied, checked before the start, and may be given by name. */
@ExtendWith(LeavesNothingBehind.class)
class ArgumentsTest {

    private static final Action2<Integer, String> PRINT = (number, text) -> println(number + text);

    @Test
    void childWorksOnACopy() {
        List<String> list = new ArrayList<>(List.of("a"));
        List<String> changed =
                Wait.CHILD.get(
                        async(
                                (List<String> mine) -> {
                                    mine.add("b");
                                    return mine;
                                },
                                list));
        assertEquals(List.of("a"), list);
        assertEquals(List.of("a", "b"), changed);
    }

    @Test
    void argumentsAreTakenAtTheStart() {
        List<String> list = new ArrayList<>();
        Spawn1<List<String>> spawn = spawn((List<String> l) -> println(l)).args(list);
        list.add("before");
        try (Output output = Output.capture()) {
            ChildProcess child = spawn.start();
            list.add("after");
            Wait.CHILD.join(child);
            assertEquals(List.of("[before]"), output.lines());
        }
    }

    @Test
    void oneDescriptionStartsManyProcesses() {
        Spawn2<Integer, String> base = spawn(PRINT).args(1, "a");
        Spawn2<Integer, String> other = base.args(2, "b").name("Other");
        try (Output output = Output.capture()) {
            List.of(base, base, other).forEach(spawn -> Wait.CHILD.join(spawn.start()));
            assertEquals(List.of("1a", "1a", "2b"), output.lines());
            assertEquals("Other", output.all().getLast().process());
        }
    }

    @Test
    void nullIsAnArgument() {
        assertEquals("null", Wait.CHILD.get(async((String s) -> "" + s, null)));
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn(PRINT).kwargs("number", null, "text", null).start());
            assertEquals(List.of("nullnull"), output.lines());
        }
    }

    @Test
    void argumentsMayBeGivenByName() {
        Map<String, Object> byName = new HashMap<>(Map.of("number", 3, "text", "c"));
        try (Output output = Output.capture()) {
            Wait.CHILD.join(spawn(PRINT).kwargs("text", "x", "number", 7).start());
            Wait.CHILD.join(spawn(PRINT).kwargs(byName).start());
            assertEquals(List.of("7x", "3c"), output.lines());
        }
    }

    @Test
    void methodsOfASessionTakeArgumentsByName() {
        try (Session session = Session.open();
                Output output = Output.capture()) {
            session.run("void greet(String name, int times) { println(name.repeat(times)); }");
            session.run("spawn(greet).kwargs(\"times\", 3, \"name\", \"ha\").start().join();");
            assertEquals(List.of("hahaha"), output.lines());
        }
    }

    @Test
    void wrongNamesFailAtOnce() {
        var spawn = spawn(PRINT);
        fails("no value for parameter \"text\" of (number, text)", () -> spawn.kwargs("number", 1));
        fails(
                "no parameter [txet] among (number, text)",
                () -> spawn.kwargs("number", 1, "text", "", "txet", ""));
        fails("kwargs has \"number\" twice", () -> spawn.kwargs("number", 1, "number", 2));
        fails(
                "kwargs takes names and values in turn; the last name has no value",
                () -> spawn.kwargs("number"));
        fails("kwargs wants a name in place 3, not 5", () -> spawn.kwargs("number", 1, 5, 6));
    }

    private static void fails(String message, Executable misuse) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, misuse).getMessage());
    }

    @Test
    void missingArgumentsFailAtTheStart() {
        var error = assertThrows(IllegalStateException.class, () -> spawn(PRINT).start());
        assertEquals(
                "the function takes 2 arguments; give them with args(…) before start()",
                error.getMessage());
        assertEquals(List.of(), activeChildren());
    }

    @Test
    void settingsThatCannotBeFailAtOnce() {
        Spawn0 spawn = spawn(() -> {});
        fails(
                "not a heap size: \"lots\"; say it as in \"512m\" or \"2g\"",
                () -> spawn.heap("lots"));
        fails("no such folder: nowhere", () -> spawn.cwd("nowhere"));
        fails("a time-out must be more than zero, not PT0S", () -> spawn.timeout(Duration.ZERO));
        fails("not a possible environment variable: \"A=B\"=\"C\"", () -> spawn.env("A=B", "C"));
    }

    @Test
    void argumentThatCannotBeSentFailsAtTheStart() {
        var error =
                assertThrows(
                        NotSendableException.class,
                        () -> spawn((Object o) -> {}).args(List.of(new Thread())).start());
        assertTrue(
                error.getMessage().startsWith("cannot send argument 1[0] → java.lang.Thread: "),
                error::getMessage);
        assertEquals(List.of(), activeChildren());
    }
}
