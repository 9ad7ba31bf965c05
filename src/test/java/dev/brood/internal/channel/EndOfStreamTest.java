package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the other side of a pipe is gone, and when it is not gone yet. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class EndOfStreamTest {

    /** How a child stops holding its end. */
    private enum Way {
        CLOSES,
        RETURNS,
        EXITS,
        IS_KILLED
    }

    private static void hold(Connection<String> end, Way way) {
        end.send("ready");
        if (end.recv().equals("go")) {
            switch (way) {
                case CLOSES -> {
                    end.close();
                    sleep(100);
                }
                case RETURNS -> {}
                case EXITS -> System.exit(3);
                case IS_KILLED -> {
                    end.send("kill me");
                    sleep(100);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void receiverAndSenderAreToldWithinASecond(Way way) throws Exception {
        Pipe<String> pipe = pipe();
        ChildProcess child = spawn(EndOfStreamTest::hold).args(pipe.second(), way).start();
        pipe.second().close();
        assertEquals("ready", pipe.first().recv());
        pipe.first().send("go");
        if (way == Way.IS_KILLED) {
            assertEquals("kill me", pipe.first().recv());
            Blocked<String> recv = Blocked.in(pipe.first()::recv).inRecv(pipe.first(), 0);
            child.kill();
            recv.failure(EndOfStreamException.class);
        } else if (way == Way.CLOSES) {
            Blocked.in(pipe.first()::recv).failure(EndOfStreamException.class);
            child.kill();
        }
        Wait.CHILD.join(child);
        Blocked.in(pipe.first()::recv).failure(EndOfStreamException.class);
        Blocked.in(() -> pipe.first().poll(Duration.ofDays(1))).get();
        var e = assertThrows(BrokenPipeException.class, () -> sendAll(pipe.first()));
        assertEquals("nobody holds the other end of this pipe any more", e.getMessage());
    }

    /** A dead process is found after a moment, so a single send may still go through. */
    private static void sendAll(Connection<String> end) {
        while (true) {
            end.send("anyone there?");
        }
    }

    @Test
    void senderThatWaitsForRoomIsToldWithinASecondOfAKill() throws Exception {
        Pipe<byte[]> pipe = pipe();
        ChildProcess child =
                spawn(
                                (Connection<byte[]> end) -> {
                                    end.send(new byte[0]);
                                    sleep(100);
                                })
                        .args(pipe.second())
                        .start();
        pipe.second().close();
        pipe.first().recv();
        Blocked<Void> send =
                Blocked.<Void>in(
                                () -> {
                                    while (true) {
                                        pipe.first().send(new byte[100_000]);
                                    }
                                })
                        .inSend(pipe.first(), 0);
        child.kill();
        send.failure(BrokenPipeException.class);
        Wait.CHILD.join(child);
    }

    @Test
    @Tag("slow")
    void whatWasSentBeforeTheEndIsReceivedFirst() {
        Pipe<Integer> pipe = pipe(false);
        ChildProcess child =
                spawn(
                                (Connection<Integer> to) -> {
                                    range(5000).forEach(to::send);
                                    Runtime.getRuntime().halt(9);
                                })
                        .args(pipe.sender())
                        .start();
        pipe.sender().close();
        Wait.CHILD.join(child);
        range(5000).forEach(i -> assertEquals(i, pipe.receiver().recv()));
        assertThrows(EndOfStreamException.class, pipe.receiver()::recv);
    }

    @Test
    @Tag("slow")
    void endIsNotGoneBeforeAllOfItsCopiesAre() throws Exception {
        Pipe<String> pipe = pipe();
        List<ChildProcess> holders =
                range(3).stream()
                        .map(_ ->
                                spawn(EndOfStreamTest::hold)
                                        .args(pipe.second(), Way.IS_KILLED)
                                        .start())
                        .toList();
        range(3).forEach(_ -> assertEquals("ready", pipe.first().recv()));
        Blocked<String> recv = Blocked.in(pipe.first()::recv).inRecv(pipe.first(), 0);
        for (ChildProcess holder : holders) {
            assertTrue(recv.thread().isAlive());
            holder.kill();
            Wait.CHILD.join(holder);
        }
        assertFalse(pipe.first().poll(Duration.ofMillis(100)), "this process holds a copy");
        pipe.second().close();
        recv.failure(EndOfStreamException.class);
    }

    @Test
    void childMayDecodeItsEndAfterTheParentHasClosedItsOwn() {
        Pipe<String> pipe = pipe();
        List<AsyncResult<String>> children =
                range(2).stream()
                        .map(_ -> async((Connection<String> end) -> end.recv(), pipe.second()))
                        .toList();
        pipe.second().close();
        pipe.first().send("a");
        pipe.first().send("a");
        children.forEach(child -> assertEquals("a", Wait.CHILD.get(child)));
        assertThrows(EndOfStreamException.class, pipe.first()::recv);
    }

    @Test
    void childThatIsKilledBeforeItDecodesItsArgumentsHoldsNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            Pipe<String> pipe = pipe();
            ChildProcess child =
                    spawn(EndOfStreamTest::hold).args(pipe.second(), Way.CLOSES).start();
            pipe.second().close();
            assertFalse(pipe.first().poll(), "it is on its way");
            child.kill();
            Wait.CHILD.join(child);
            Blocked.in(() -> pipe.first().poll(Duration.ofDays(1))).get();
            assertThrows(EndOfStreamException.class, pipe.first()::recv);
        }
    }

    @Test
    void endThatCouldNotBeSentHoldsNothing() {
        Pipe<String> pipe = pipe();
        Queue<Object> queue = queue(1);
        assertThrows(
                RuntimeException.class,
                () -> queue.put(List.of(pipe.second(), Thread.currentThread())));
        queue.put("full");
        assertFalse(queue.offer(List.of(pipe.second())));
        assertThrows(
                RuntimeException.class,
                () ->
                        spawn((Object _) -> {})
                                .args(List.of(pipe.second(), Thread.currentThread()))
                                .start());
        pipe.second().close();
        assertThrows(EndOfStreamException.class, pipe.first()::recv);
    }

    @Test
    void endInAPutThatWasCutShortHoldsNothing() throws Exception {
        Pipe<String> pipe = pipe();
        Queue<Object> full = queue(1);
        full.put("in the way");
        ChildProcess child =
                spawn((Queue<Object> queue, Connection<String> end) -> queue.put(end))
                        .args(full, pipe.second())
                        .start();
        pipe.second().close();
        Blocked.sleeperIn(((SharedQueue<?>) full).records().words, RecordQueueLayout.NOT_FULL);
        child.kill();
        Blocked.in(() -> pipe.first().recv()).failure(EndOfStreamException.class);
        Wait.CHILD.join(child);
    }

    @Test
    void endTravelsThroughQueuesAndPipesAndIsHeldOnItsWay() {
        Pipe<String> subject = pipe();
        Queue<Connection<String>> queue = queue();
        Pipe<Connection<String>> carrier = pipe();
        queue.put(subject.second());
        subject.second().close();
        assertFalse(subject.first().poll());
        Connection<String> again = queue.get();
        again.send("through a queue");
        assertEquals("through a queue", subject.first().recv());
        AsyncResult<String> child =
                async(
                        (Connection<Connection<String>> c) -> {
                            Connection<String> end = c.recv();
                            end.send("through a pipe");
                            return end.recv();
                        },
                        carrier.second());
        carrier.first().send(again);
        again.close();
        assertEquals("through a pipe", subject.first().recv());
        subject.first().send("bye");
        assertEquals("bye", Wait.CHILD.get(child));
        assertThrows(EndOfStreamException.class, subject.first()::recv);
    }

    @Test
    void endThatComesBackIsTheSame() {
        Pipe<Object> pipe = pipe();
        Queue<Connection<Object>> queue = queue();
        for (int i = 0; i < 100; i++) {
            queue.put(pipe.first()); // many on their way at once
        }
        for (int i = 0; i < 100; i++) {
            assertSame(pipe.first(), queue.get());
        }
        pipe.first().close();
        assertThrows(EndOfStreamException.class, pipe.second()::recv);
    }

    @Test
    void endOfAChildThatFailedIsGone() {
        Pipe<String> pipe = pipe();
        AsyncResult<String> child =
                async(
                        (Connection<String> end) -> {
                            throw new IllegalStateException("no");
                        },
                        pipe.second());
        pipe.second().close();
        assertThrows(EndOfStreamException.class, pipe.first()::recv);
        assertThrows(RuntimeException.class, () -> Wait.CHILD.get(child));
    }

    @Test
    void connectionThatNobodyRefersToIsClosed() {
        Connection<String> first = firstOfDroppedSecond();
        Wait.CHILD.until(
                "the end of the stream",
                () -> {
                    System.gc();
                    return first.poll();
                });
        assertThrows(EndOfStreamException.class, first::recv);
    }

    private static Connection<String> firstOfDroppedSecond() {
        Pipe<String> pipe = pipe();
        WeakReference<Object> second = new WeakReference<>(pipe.second());
        assertTrue(second.get() != null);
        return pipe.first();
    }

    @Test
    @Tag("slow")
    void endThatAChildHasNotReadYetIsThereThoughItsParentIsGone(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("received");
        try (Program program = Program.start(OrphanWithAnEnd.class, file)) {
            program.exitCode();
            Wait.CHILD.until("the child to receive", () -> Files.exists(file));
            assertEquals("hello 1", Files.readString(file));
        }
    }
}
