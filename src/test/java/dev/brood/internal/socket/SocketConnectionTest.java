package dev.brood.internal.socket;

import static dev.brood.Brood.async;
import static dev.brood.Brood.client;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.seconds;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.waitAny;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Address;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.NotSendableException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.socket.Homes.Ends;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection over a socket is as the end of a pipe. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class SocketConnectionTest {

    private static final int LARGE = 16 << 20;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void anotherProcessEchoesEverythingAndThenTheStreamEnds(Homes home) {
        try (Listener listener = home.listen(folder)) {
            ChildProcess child = spawn(SocketConnectionTest::echo).args(listener.address()).start();
            Connection<Object> end = listener.accept();
            for (Object message : List.of(1, "two", List.of(3), Map.of("four", 4.0))) {
                end.send(message);
                assertEquals(message, end.recv());
            }
            List<Object> mixed = Arrays.asList(2.25, null, "junk", new int[0].length);
            end.send(mixed);
            assertEquals(mixed, end.recv());
            byte[] large = new byte[LARGE];
            large[LARGE / 2] = 1;
            for (byte[] message : List.of(new byte[] {1, 2}, new byte[0], large)) {
                end.sendBytes(message);
                assertArrayEquals(message, end.recvBytes());
            }
            end.send(null);
            assertThrows(EndOfStreamException.class, end::recv);
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
            end.close();
        }
    }

    private static boolean isIn(Thread thread, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    private static void echo(Address address) {
        try (Connection<Object> end = client(address)) {
            for (Object message; (message = end.recv()) != null; ) {
                end.send(message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreNeitherMergedNorSplitAndPollTakesNone(Homes home) {
        try (Listener listener = home.listen(folder)) {
            try (Connection<Object> client = client(listener.address())) {
                for (String each : List.of("a", "b", "cd", "")) {
                    client.sendBytes(each.getBytes());
                }
                client.send("x");
            }
            Connection<Object> end = listener.accept(); // later than all of that
            assertTrue(end.poll(Wait.CHILD.time()));
            assertTrue(end.poll());
            for (String each : List.of("a", "b", "cd", "")) {
                assertEquals(each, new String(end.recvBytes()));
            }
            var e = assertThrows(IllegalStateException.class, end::recvBytes);
            assertEquals("the next message is an object: receive it by recv()", e.getMessage());
            assertEquals("x", end.recv());
            assertThrows(EndOfStreamException.class, end::recvBytes);
            assertTrue(end.poll(), "the end can be received");
            assertTrue(end.poll(seconds(1)));
            end.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void partOfAnArrayIsAMessageIfThereIsSuchAPart(Homes home) {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            byte[] bytes = {1, 2, 3};
            Connection<Object> end = ends.client();
            end.sendBytes(bytes, 1, 2);
            end.sendBytes(bytes, 3, 0);
            end.send(bytes);
            int[][] wrong = {{-1, 1}, {0, 4}, {4, 0}, {1, 3}, {1, -1}, {1, Integer.MAX_VALUE}};
            for (int[] part : wrong) {
                assertThrows(
                        IndexOutOfBoundsException.class,
                        () -> end.sendBytes(bytes, part[0], part[1]));
            }
            assertThrows(NullPointerException.class, () -> end.sendBytes(null));
            assertArrayEquals(new byte[] {2, 3}, ends.accepted().recvBytes());
            assertArrayEquals(new byte[0], ends.accepted().recvBytes());
            assertArrayEquals(bytes, ends.accepted().recvBytes());
            assertFalse(ends.accepted().poll());
            assertFalse(ends.accepted().poll(millis(10)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothMaySendMuchAtTheSameTime(Homes home) throws Exception {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            byte[] much = new byte[4 << 20];
            var atClient = new ArrayList<Integer>();
            Thread other =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                ends.client().sendBytes(much);
                                atClient.add(ends.client().recvBytes().length);
                            });
            ends.accepted().sendBytes(much);
            assertEquals(much.length, ends.accepted().recvBytes().length);
            assertTrue(other.join(Wait.CHILD.time()));
            assertEquals(List.of(much.length), atClient);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedIsClosedForAllThreadsAndTheOtherSideIsTold(Homes home) throws Exception {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            Connection<Object> end = ends.client();
            var thrown = new ArrayList<Throwable>();
            Thread waiting =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() ->
                                    thrown.add(assertThrows(ClosedException.class, end::recv)));
            Wait.CHILD.until("it waits", () -> isIn(waiting, "await"));
            end.close();
            end.close();
            assertTrue(waiting.join(Wait.CHILD.time()));
            assertEquals(1, thrown.size());
            assertTrue(end.isClosed());
            assertTrue(end.isReady());
            assertEquals("Connection[closed]", end.toString());
            assertThrows(ClosedException.class, () -> end.send(1));
            assertThrows(ClosedException.class, () -> end.sendBytes(new byte[1]));
            assertThrows(ClosedException.class, end::recv);
            assertThrows(ClosedException.class, end::poll);
            var e = assertThrows(EndOfStreamException.class, ends.accepted()::recv);
            assertEquals(
                    "the other end of this connection is gone, and all was received",
                    e.getMessage());
            assertThrows(BrokenPipeException.class, () -> ends.accepted().send(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptedReceiverOrSenderGoesOnAfterwards(Homes home) throws Exception {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            Thread.currentThread().interrupt();
            assertThrows(WaitInterruptedException.class, ends.client()::recv);
            assertTrue(Thread.interrupted(), "the flag is set again");
            Thread.currentThread().interrupt();
            assertThrows(WaitInterruptedException.class, () -> ends.client().poll(seconds(60)));
            assertTrue(Thread.interrupted());
            ends.accepted().send("still there");
            assertEquals("still there", ends.client().recv());
        }
    }

    @ParameterizedTest
    @EnumSource
    void senderThatIsInterruptedInTheMiddleEndsTheStream(Homes home) throws Exception {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            Thread sender =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() ->
                                    assertThrows(
                                            WaitInterruptedException.class,
                                            () -> ends.client().sendBytes(new byte[LARGE])));
            Wait.CHILD.until("it waits for room", () -> isIn(sender, "awaitRoom"));
            sender.interrupt();
            assertTrue(sender.join(Wait.CHILD.time()));
            var e = assertThrows(EndOfStreamException.class, ends.accepted()::recv);
            assertTrue(e.getMessage().endsWith("in the middle of a message"), e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeSentIsSaidAndNothingWasSent(Homes home) {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            var e =
                    assertThrows(
                            NotSendableException.class,
                            () -> ends.client().send(List.of(Thread.currentThread())));
            assertTrue(e.getMessage().contains("a thread lives in one process only"));
            assertThrows(NotSendableException.class, () -> ends.client().send(listener));
            ends.client().send("fine");
            assertEquals("fine", ends.accepted().recv());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsOfPipesAndQueuesGoThroughItWithinTheSession(Homes home) {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            Pipe<String> pipe = pipe();
            ends.client().send(List.of(pipe.second()));
            pipe.second().close();
            @SuppressWarnings("unchecked")
            var second = ((List<Connection<String>>) ends.accepted().recv()).getFirst();
            second.send("through a pipe");
            assertEquals("through a pipe", pipe.first().recv());
            second.close();
            assertThrows(EndOfStreamException.class, pipe.first()::recv);
            pipe.first().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitAnyTakesItTogetherWithOtherThings(Homes home) {
        try (Listener listener = home.listen(folder)) {
            Queue<Integer> queue = queue();
            Pipe<Integer> pipe = pipe();
            assertEquals(List.of(), waitAny(List.of(listener, queue, pipe.first()), millis(1)));
            Connection<Object> client = client(listener.address());
            assertEquals(
                    List.of(listener),
                    waitAny(List.of(listener, queue, pipe.first()), Wait.CHILD.time()));
            Connection<Object> end = listener.accept();
            var things = List.of(listener, end, queue, pipe.first());
            assertEquals(List.of(), waitAny(things, millis(1)));
            client.send(1);
            assertEquals(List.of(end), waitAny(things, Wait.CHILD.time()));
            queue.put(1);
            assertEquals(List.of(end, queue), waitAny(things, Wait.CHILD.time()));
            end.recv();
            queue.get();
            client.close();
            assertEquals(List.of(end), waitAny(things, Wait.CHILD.time()));
            end.close();
            pipe.first().close();
            pipe.second().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksOnInAnotherProcessOfTheSession(Homes home) {
        try (Listener listener = home.listen(folder)) {
            Connection<Object> client = client(listener.address());
            Connection<Object> end = listener.accept();
            client.send("before");
            ChildProcess child = spawn(SocketConnectionTest::serve).args(end).start();
            end.close();
            assertTrue(end.isClosed());
            assertEquals("before", client.recv());
            byte[] large = new byte[LARGE];
            large[LARGE - 1] = 1;
            client.sendBytes(large);
            assertArrayEquals(large, client.recvBytes());
            client.send(null);
            assertThrows(EndOfStreamException.class, client::recv);
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
            client.close();
        }
    }

    private static void serve(Connection<Object> end) {
        try (end) {
            for (Object message; (message = end.recv()) != null; ) {
                end.send(message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalProcessesHaveTheSameEndAndTheStreamEndsWithTheLast(Homes home) {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            Connection<Object> end = ends.accepted();
            Wait.CHILD.get(async(e -> sendThrough(e, "first"), end));
            Wait.CHILD.get(async(e -> sendThrough(e, "second"), end));
            end.send("third");
            for (String each : List.of("first", "second", "third")) {
                assertEquals(each, ends.client().recv());
            }
            ends.client().send("back");
            assertEquals("back", end.recv());
            end.close();
            assertThrows(EndOfStreamException.class, ends.client()::recv);
        }
    }

    private static Object sendThrough(Connection<Object> end, String text) {
        end.send(text);
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void receiverThatWaitsWhileTheConnectionIsSentAwayStillReceives(Homes home) throws Exception {
        try (Listener listener = home.listen(folder);
                Ends ends = Ends.at(listener)) {
            var received = new ArrayList<Object>();
            Thread waiting =
                    Thread.ofPlatform().daemon().start(() -> received.add(ends.accepted().recv()));
            Wait.CHILD.until("it waits", () -> isIn(waiting, "await"));
            assertNull(Wait.CHILD.get(async(e -> sendThrough(e, "moved"), ends.accepted())));
            assertEquals("moved", ends.client().recv());
            ends.client().send("for the one who waits");
            assertTrue(waiting.join(Wait.CHILD.time()));
            assertEquals(List.of("for the one who waits"), received);
        }
    }
}
