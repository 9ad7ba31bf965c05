package dev.brood.internal.channel;

import static dev.brood.Brood.millis;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.range;
import static dev.brood.Brood.seconds;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.NotSendableException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages through a pipe: whole, in order, both ways. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class PipeTest {

    @ParameterizedTest
    @EnumSource(Side.class)
    void otherSideEchoesEverythingAndThenTheStreamEnds(Side side) {
        Pipe<Object> pipe = pipe();
        Future<Boolean> other = side.start(() -> echo(pipe.second()));
        giveAway(pipe.second(), side);
        Connection<Object> end = pipe.first();
        for (Object message : List.of(1, "two", List.of(3), Map.of("four", 4.0))) {
            end.send(message);
            assertEquals(message, end.recv());
        }
        byte[] large = new byte[16 << 20];
        large[large.length / 2] = 1;
        for (byte[] message : List.of(new byte[] {1, 2}, new byte[0], large)) {
            end.sendBytes(message);
            assertArrayEquals(message, end.recvBytes());
        }
        end.send(null);
        assertThrows(EndOfStreamException.class, end::recv);
        assertTrue(Side.get(other));
    }

    private static boolean echo(Connection<Object> end) {
        for (Object message; (message = end.recv()) != null; ) {
            end.send(message);
        }
        end.close();
        return true;
    }

    /** Another process has an end of its own then; another thread has this one. */
    private static void giveAway(Connection<?> end, Side side) {
        if (side == Side.PROCESSES) {
            end.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void messagesAreNeitherMergedNorSplitAndPollTakesNone(Side side) {
        Pipe<Object> pipe = pipe(false);
        Connection<Object> to = pipe.sender();
        Future<Boolean> other =
                side.start(() -> {
                    for (String each : List.of("a", "b", "cd", "")) {
                        to.sendBytes(each.getBytes());
                    }
                    to.close();
                    return true;
                });
        giveAway(to, side);
        Connection<Object> end = pipe.receiver();
        assertTrue(end.poll(Wait.CHILD.time()));
        assertTrue(end.poll());
        assertTrue(end.poll());
        for (String each : List.of("a", "b", "cd", "")) {
            assertEquals(each, new String(end.recvBytes()));
        }
        var e = assertThrows(EndOfStreamException.class, end::recvBytes);
        assertEquals(
                "nobody holds the other end of this pipe any more, and all was received",
                e.getMessage());
        assertTrue(end.poll(), "the end can be received");
        assertTrue(end.poll(seconds(1)));
        assertTrue(Side.get(other));
    }

    @Test
    void partOfAnArrayIsAMessageIfThereIsSuchAPart() {
        Pipe<byte[]> pipe = pipe();
        Connection<byte[]> end = pipe.first();
        byte[] bytes = {1, 2, 3};
        end.sendBytes(bytes, 1, 2);
        end.sendBytes(bytes, 3, 0);
        end.sendBytes(bytes, 0, 3);
        int[][] wrong = {{-1, 1}, {0, 4}, {4, 0}, {1, 3}, {1, -1}, {1, Integer.MAX_VALUE}};
        for (int[] part : wrong) {
            assertThrows(
                    IndexOutOfBoundsException.class, () -> end.sendBytes(bytes, part[0], part[1]));
        }
        assertThrows(NullPointerException.class, () -> end.sendBytes(null));
        assertThrows(NullPointerException.class, () -> end.sendBytes(null, 0, 0));
        assertArrayEquals(new byte[] {2, 3}, pipe.second().recvBytes());
        assertArrayEquals(new byte[0], pipe.second().recvBytes());
        assertArrayEquals(bytes, pipe.second().recvBytes());
        assertFalse(pipe.second().poll());
    }

    @Test
    void receivingBytesLeavesAnObjectThere() {
        Pipe<Object> pipe = pipe();
        for (Object message : List.of("text", List.of(1), new int[3 << 20])) {
            pipe.first().send(message);
            var e = assertThrows(IllegalStateException.class, () -> pipe.second().recvBytes());
            assertEquals("the next message is an object: receive it by recv()", e.getMessage());
            assertArrayEquals(new Object[] {message}, new Object[] {pipe.second().recv()});
        }
        pipe.first().sendBytes(new byte[9 << 20]);
        assertEquals(9 << 20, pipe.second().recvBytes().length);
    }

    @Test
    void receiverOfBytesBesideAnotherOneOfTheSameEndLosesNothing() throws Exception {
        int count = 20_000;
        Pipe<Object> pipe = pipe(false);
        Thread sender =
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < count; i++) {
                        pipe.sender().send(i % 2 == 0 ? i : new byte[] {1});
                    }
                    pipe.sender().close();
                });
        Connection<Object> end = pipe.receiver();
        var onlyBytes = new FutureTask<>(() -> receiveAll(() -> bytesIfNext(end)));
        Thread.startVirtualThread(onlyBytes);
        int received = Wait.CHILD.call("messages", () -> receiveAll(end::recv));
        received += Wait.CHILD.call("bytes", onlyBytes::get);
        assertEquals(count, received);
        sender.join();
    }

    private static int receiveAll(Callable<?> receive) throws Exception {
        int received = 0;
        while (true) {
            try {
                received += receive.call() == null ? 0 : 1;
            } catch (EndOfStreamException e) {
                return received;
            }
        }
    }

    private static byte[] bytesIfNext(Connection<?> end) {
        try {
            return end.recvBytes();
        } catch (IllegalStateException e) {
            return null; // an object, for somebody else
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void bothEndsSendAndReceiveAtTheSameTime(Side side) {
        Pipe<Integer> pipe = pipe();
        Connection<Integer> end = pipe.second();
        Future<Integer> second =
                side.start(() -> {
                    int sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        end.send(i);
                        sum += end.recv();
                    }
                    return sum;
                });
        for (int i = 0; i < 2000; i++) {
            pipe.first().send(1);
        }
        range(2000).forEach(i -> assertEquals(i, pipe.first().recv()));
        assertEquals(2000, Side.get(second));
    }

    @Test
    void endOfAOneWayPipeRefusesTheWrongDirection() {
        Pipe<Integer> pipe = pipe(false);
        List<Executable> sends =
                List.of(
                        () -> pipe.receiver().send(1),
                        () -> pipe.receiver().sendBytes(new byte[1]),
                        () -> pipe.first().sendBytes(new byte[1], 0, 1));
        for (Executable send : sends) {
            var e = assertThrows(IllegalStateException.class, send);
            assertEquals(
                    "this end of the pipe only receives: send on the second one", e.getMessage());
        }
        List<Executable> receives =
                List.of(
                        pipe.sender()::recv,
                        pipe.sender()::recvBytes,
                        pipe.sender()::poll,
                        () -> pipe.second().poll(seconds(1)));
        for (Executable receive : receives) {
            var e = assertThrows(IllegalStateException.class, receive);
            assertEquals(
                    "this end of the pipe only sends: receive on the first one", e.getMessage());
        }
        pipe.sender().send(1);
        assertEquals(1, pipe.receiver().recv());
    }

    @Test
    void closedEndRefusesEverything() throws Exception {
        Pipe<Object> pipe = pipe();
        Connection<Object> end = pipe.first();
        assertFalse(end.isClosed());
        try (end) {
            end.send(1);
        }
        end.close();
        assertTrue(end.isClosed());
        List<Executable> calls =
                List.of(
                        () -> end.send(1),
                        () -> end.sendBytes(new byte[1]),
                        end::recv,
                        end::recvBytes,
                        end::poll,
                        () -> end.poll(seconds(1)));
        for (Executable call : calls) {
            var e = assertThrows(ClosedException.class, call);
            assertEquals("this end of the pipe was closed in this process", e.getMessage());
        }
        assertTrue(end.isReady());
        Connection<Object> other = PipeEnd.pair(true).first();
        assertThrows(RuntimeException.class, () -> other.send(end), "it cannot be sent either");
    }

    @Test
    void blockedCallsOfOtherThreadsEndWithTheClose() throws Exception {
        Pipe<byte[]> pipe = pipe();
        Blocked<byte[]> recv = Blocked.in(pipe.first()::recv).inRecv(pipe.first(), 0);
        Blocked<Boolean> poll = Blocked.in(() -> pipe.first().poll(Duration.ofDays(1)));
        Blocked<Void> send =
                Blocked.<Void>in(
                                () -> {
                                    while (true) {
                                        pipe.first().send(new byte[1 << 20]);
                                    }
                                })
                        .inSend(pipe.first(), 0);
        pipe.first().close();
        recv.failure(ClosedException.class);
        poll.failure(ClosedException.class);
        send.failure(ClosedException.class);
    }

    @Test
    void blockedCallsEndByAnInterrupt() throws Exception {
        Pipe<byte[]> pipe = pipe();
        Blocked<byte[]> recv = Blocked.in(pipe.first()::recv).inRecv(pipe.first(), 0);
        recv.thread().interrupt();
        assertEquals(
                "interrupted while waiting for a message",
                recv.failure(WaitInterruptedException.class).getMessage());
        Blocked<Void> send =
                Blocked.<Void>in(
                                () -> {
                                    while (true) {
                                        pipe.first().send(new byte[1 << 20]);
                                    }
                                })
                        .inSend(pipe.first(), 0);
        send.thread().interrupt();
        assertEquals(
                "interrupted while waiting for room in a pipe",
                send.failure(WaitInterruptedException.class).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 9 << 20})
    void senderWaitsWhenSomeMegabytesAreUnderWay(int length) throws Exception {
        Pipe<byte[]> pipe = pipe(false);
        AtomicInteger sent = new AtomicInteger();
        int total = 30;
        Blocked<Void> sender =
                Blocked.<Void>in(
                                () -> {
                                    while (sent.get() < total) {
                                        pipe.sender().send(new byte[length]);
                                        sent.incrementAndGet();
                                    }
                                    return null;
                                })
                        .inSend(pipe.sender(), 1);
        for (int got = 0; got < total; got++) {
            assertTrue(sent.get() - got <= 4, "%d sent, %d got".formatted(sent.get(), got));
            assertEquals(length, pipe.receiver().recv().length);
        }
        sender.get();
        assertFalse(pipe.receiver().poll());
    }

    @Test
    void pollWaitsForItsTimeOnly() {
        Pipe<String> pipe = pipe();
        assertFalse(pipe.first().poll());
        assertFalse(pipe.first().poll(Duration.ZERO));
        assertFalse(pipe.first().poll(seconds(-1)));
        long start = System.nanoTime();
        assertFalse(pipe.first().poll(millis(50)));
        assertTrue(System.nanoTime() - start >= 50_000_000);
        pipe.second().send(null);
        assertTrue(pipe.first().poll(Duration.ofSeconds(Long.MAX_VALUE)));
        assertNull(pipe.first().recv());
    }

    @Test
    void messageThatCannotBeSentIsReportedAndNotSent() {
        Pipe<Object> pipe = pipe();
        var e =
                assertThrows(
                        NotSendableException.class,
                        () -> pipe.first().send(List.of(Thread.currentThread())));
        assertTrue(e.getMessage().contains("message"), e.getMessage());
        assertFalse(pipe.second().poll());
    }

    @Test
    void textTellsWhichEndItIs() {
        Pipe<Object> pipe = pipe();
        assertEquals("Connection[first]", pipe.first().toString());
        assertEquals("Connection[second]", pipe.second().toString());
        pipe.first().close();
        assertEquals("Connection[closed]", pipe.first().toString());
    }
}
