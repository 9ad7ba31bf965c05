package dev.brood.internal.socket;

import static dev.brood.Brood.client;
import static dev.brood.Brood.listener;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.DisconnectedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The other side is a program with a session of its own, which may be killed. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class OtherProgramTest {

    @TempDir Path folder;

    private Path socket() {
        return folder.resolve("socket");
    }

    private static Connection<Object> accept(Listener listener) {
        Connection<Object> connection = listener.accept(Wait.PROGRAM.time());
        if (connection == null) {
            throw Wait.PROGRAM.tooLong("another program");
        }
        return connection;
    }

    private static String endWithinASecond(Connection<Object> end) {
        var e =
                assertThrows(
                        ExecutionException.class, () -> Wait.PROMISED.call("the end", end::recv));
        return assertInstanceOf(EndOfStreamException.class, e.getCause()).getMessage();
    }

    @Test
    void talksInObjectsThatBothKnow() throws Exception {
        try (Listener listener = listener(socket(), Peer.KEY);
                Program program = Program.start(Peer.class, "echo", socket())) {
            Connection<Object> end = accept(listener);
            var order = new Peer.Order("bolts", Map.of("M4", 100), LocalDate.of(2026, 1, 2));
            for (Object each : List.of("text", order, List.of(order, order), new int[] {1}[0])) {
                end.send(each);
                assertEquals(each, end.recv());
            }
            end.close();
            assertEquals(0, program.join(), () -> "it said " + program.errors());
        }
    }

    /** The other program is told nothing of it: its answer is what matters to it. */
    @Test
    void whatIsSharedInThisSessionIsRefusedThereAndTheConnectionStays() throws Exception {
        try (Listener listener = listener(socket(), Peer.KEY);
                Program program = Program.start(Peer.class, "echo", socket());
                Connection<Object> end = accept(listener)) {
            end.send(lock());
            assertThrows(EndOfStreamException.class, end::recv);
            assertEquals(1, program.join());
            assertTrue(
                    program.errors().stream().anyMatch(line -> line.contains("another session")),
                    () -> "it said " + program.errors());
        }
    }

    @Test
    void killedInTheMiddleOfAMessageIsTheEndOfTheStream() throws Exception {
        try (Listener listener = listener(socket(), Peer.KEY);
                Program program = Program.start(Peer.class, "half", socket());
                Connection<Object> end = accept(listener)) {
            program.await("half", 1);
            assertFalse(end.poll());
            program.signal("KILL");
            program.exitCode();
            String e = endWithinASecond(end);
            assertEquals("the other end of this connection is gone, in the middle of a message", e);
            assertThrows(BrokenPipeException.class, () -> end.send(1));
        }
    }

    @Test
    void killedListenerIsTheEndForThoseWhoWaitAndThoseWhoCome() throws Exception {
        try (Program program = Program.start(Peer.class, "serve", socket())) {
            program.await("listens", 1);
            try (Connection<Object> end = client(socket(), Peer.KEY)) {
                end.send("still there?");
                assertEquals("still there?", end.recv());
                program.signal("KILL");
                program.exitCode();
                endWithinASecond(end);
                assertThrows(BrokenPipeException.class, () -> end.send("still there?"));
                assertTrue(end.poll());
            }
            assertThrows(DisconnectedException.class, () -> client(socket(), Peer.KEY));
            var e = assertThrows(IllegalStateException.class, () -> listener(socket()));
            assertTrue(
                    e.getMessage().endsWith("if whoever listened there is gone, delete the file"),
                    e.getMessage());
        }
    }

    @Test
    void killedChildThatHadTheConnectionEndsIt() throws Exception {
        try (Program program = Program.start(Peer.class, "serve", socket())) {
            program.await("listens", 1);
            Connection<Object> end = client(socket(), Peer.KEY);
            ChildProcess child =
                    spawn(
                                    (Connection<Object> its) -> {
                                        its.send("begun");
                                        its.recv();
                                        its.recv(); // never comes
                                    })
                            .args(end)
                            .start();
            end.close();
            // it serves one after the other: the next one is served when that one has ended
            try (Connection<Object> next = client(socket(), Peer.KEY)) {
                next.send("my turn?");
                assertFalse(next.poll());
                child.kill();
                Wait.CHILD.join(child);
                assertEquals("my turn?", Wait.CHILD.call("its turn", next::recv));
            }
        }
    }
}
