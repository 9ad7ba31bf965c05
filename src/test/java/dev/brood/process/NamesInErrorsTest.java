package dev.brood.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.StandInException;
import dev.brood.error.TaskException;
import dev.brood.pool.Pool;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker says of its errors is in the user's names, also where the exception itself fails. */
@ExtendWith(LeavesNothingBehind.class)
class NamesInErrorsTest {

    @SuppressWarnings("serial")
    private static class Mute extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("mute");
        }
    }

    @SuppressWarnings("serial")
    private static final class WithoutText extends RuntimeException {
        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("serial")
    private static final class WithoutCause extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError();
        }
    }

    @SuppressWarnings("serial")
    private static final class WithoutTrace extends RuntimeException {
        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    static Stream<RuntimeException> broken() {
        return Stream.of(
                new Mute(),
                new WithoutText(),
                new WithoutCause(),
                new WithoutTrace(),
                new IllegalStateException("outer", new Mute()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @Tag("slow")
    void exceptionThatThrowsWhenItIsAskedArrivesAsAStandIn(RuntimeException broken) {
        var result =
                async(
                        (Integer kind) -> fail(kind),
                        broken().map(Object::getClass).toList().indexOf(broken.getClass()));
        var error = assertThrows(TaskException.class, () -> Wait.CHILD.get(result));
        StandInException standIn = assertInstanceOf(StandInException.class, error.getCause());
        assertEquals(broken.getClass().getName(), standIn.originalClass());
        assertTrue(
                error.getMessage().contains(broken.getClass().getSimpleName()), error::getMessage);
    }

    private static Object fail(int kind) {
        throw broken().skip(kind).findFirst().orElseThrow();
    }

    @Test
    @Tag("slow")
    void poolGoesOnAfterAnExceptionThatThrowsWhenItIsAsked() {
        try (Pool pool = pool(1)) {
            var error =
                    assertThrows(
                            TaskException.class,
                            () -> Wait.CHILD.get(pool.applyAsync((Integer kind) -> fail(kind), 0)));
            assertInstanceOf(StandInException.class, error.getCause());
            assertTrue(error.getMessage().contains("getMessage() throws"), error::getMessage);
            Integer next = Wait.CHILD.get(pool.applyAsync((Integer x) -> x + 1, 1));
            assertEquals(2, (int) next);
        }
    }

    private static String errorsOf(String declarations, String run) throws Exception {
        try (Output output = Output.capture();
                Session session = Session.open()) {
            session.run(declarations);
            Wait.CHILD.call("the child", () -> session.run(run));
            return String.join("\n", output.errors());
        }
    }

    @Test
    void uncaughtExceptionOfASecondThreadNamesTheUsersClassAndLine() throws Exception {
        String errors =
                errorsOf(
                        """
                        class Boom extends RuntimeException { Boom(Object o) { super("not " + o); } }
                        class Car { }
                        void drive() { throw new Boom(new Car()); }
                        """,
                        """
                        spawn(() -> { Thread t = new Thread(() -> drive(), "wheel"); t.start(); t.join(); }).start().join();
                        """);
        assertTrue(errors.startsWith("Exception in thread \"wheel\" Boom: not Car@"), errors);
        assertTrue(errors.contains("at session.drive("), errors);
        assertFalse(errors.contains("REPL"), errors);
        assertFalse(errors.contains("$JShell"), errors);
    }

    @Test
    void uncaughtExceptionOfTheFirstThreadNamesTheUsersClass() throws Exception {
        String errors =
                errorsOf(
                        "class Boom extends RuntimeException { Boom() { super(\"it \" + Boom.class); } }",
                        "spawn(() -> { throw new Boom(); }).start().join();");
        assertTrue(errors.contains("Boom: it class Boom"), errors);
        assertFalse(errors.contains("REPL"), errors);
    }

    @Test
    void logRecordsNameTheUsersClassAndLine() throws Exception {
        String errors =
                errorsOf(
                        """
                        class Car {
                            void drive() {
                                java.util.logging.Logger.getLogger("road").log(java.util.logging.Level.WARNING, "stop", new IllegalStateException("red"));
                            }
                        }
                        """,
                        "spawn(() -> new Car().drive()).start().join();");
        assertTrue(errors.contains(" Car drive("), errors);
        assertTrue(errors.contains(":3)"), errors);
        assertTrue(errors.contains("WARNING: stop"), errors);
        assertTrue(errors.contains("java.lang.IllegalStateException: red"), errors);
        assertFalse(errors.contains("REPL"), errors);
    }

    @Test
    void messageOfATaskNamesTheUsersClass() throws Exception {
        try (Session session = Session.open()) {
            session.run("class Boom extends RuntimeException { Boom() { super(\"boom\"); } }");
            session.run("Integer bang(int x) { throw new Boom(); }");
            var error =
                    assertInstanceOf(
                            TaskException.class,
                            Wait.CHILD.call("it", () -> session.thrown("async(bang, 1).get()")));
            assertTrue(error.getMessage().startsWith("Boom: boom (in "), error::getMessage);
        }
    }

    private record Picky(String here) {
        private Picky {
            if (!here.equals(System.getProperty("brood.picky"))) {
                throw new IllegalArgumentException("not here");
            }
        }
    }

    @Test
    @Tag("slow")
    void argumentThatCannotBeReadInTheWorkerIsToldInWords() {
        System.setProperty("brood.picky", "yes");
        Picky picky = new Picky("yes");
        System.clearProperty("brood.picky");
        var result = async((Picky p) -> p.here(), picky);
        var error = assertThrows(TaskException.class, () -> Wait.CHILD.get(result));
        assertTrue(
                error.getMessage()
                        .contains(
                                "cannot be read in the worker: java.lang.IllegalArgumentException: not here"),
                error::getMessage);
        assertFalse(error.getMessage().contains("kryo"), error::getMessage);
    }

    @Test
    @Tag("slow")
    void processThatCannotReadItsArgumentPrintsNoTraceOfTheCodec() {
        System.setProperty("brood.picky", "yes");
        Picky picky = new Picky("yes");
        System.clearProperty("brood.picky");
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn((Picky p) -> System.out.println(p.here())).args(picky).start();
            Wait.CHILD.join(child);
            assertEquals(1, child.exitCode());
            String errors = String.join("\n", output.errors());
            assertTrue(errors.contains("not here"), errors);
            assertFalse(errors.contains("esotericsoftware"), errors);
        }
    }
}
