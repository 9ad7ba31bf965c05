package dev.brood.internal.channel;

import static dev.brood.Brood.millis;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.seconds;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.waitAny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.channel.Waitable;
import dev.brood.error.WaitInterruptedException;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waiting for several things at once. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class WaitAnyTest {

    private static final Duration LONG = Wait.CHILD.time();

    @Test
    void givesThoseThatAreReadyInTheirOrder() {
        Queue<Integer> empty = queue();
        Queue<Integer> full = queue();
        Pipe<Integer> silent = pipe();
        Pipe<Integer> talking = pipe();
        List<Waitable> all = List.of(empty, talking.first(), silent.first(), full);
        assertEquals(List.of(), waitAny(all, Duration.ZERO));
        assertEquals(List.of(), waitAny(all, seconds(-1)));
        assertEquals(List.of(), waitAny(all, millis(30)));
        full.put(1);
        talking.second().send(1);
        assertEquals(List.of(talking.first(), full), waitAny(all, LONG));
        full.get();
        assertEquals(List.of(talking.first()), waitAny(all, LONG));
        silent.second().close();
        assertEquals(
                List.of(talking.first(), silent.first()),
                waitAny(all, LONG),
                "the end of a stream is ready to be received");
    }

    @Test
    void nothingToWaitForTakesTheTime() {
        long start = System.nanoTime();
        assertEquals(List.of(), waitAny(List.of(), millis(50)));
        assertTrue(System.nanoTime() - start >= 50_000_000);
    }

    @Test
    void isWokenByAnItemAMessageAnEndOfAProcessAndAnEndOfAStream() throws Exception {
        Queue<String> go = queue();
        Queue<String> queue = queue();
        Pipe<String> pipe = pipe();
        ChildProcess child =
                spawn(
                                (Queue<String> from, Queue<String> to, Connection<String> end) -> {
                                    to.put(from.get());
                                    end.send(from.get());
                                    from.get();
                                })
                        .args(go, queue, pipe.second())
                        .start();
        pipe.second().close();
        List<Waitable> all = List.of(child, queue, pipe.first());
        Blocked<List<Waitable>> wait = Blocked.in(() -> waitAny(all, LONG));
        go.put("item");
        assertEquals(List.of(queue), wait.task().get());
        assertEquals("item", queue.get());
        go.put("message");
        assertEquals(List.of(pipe.first()), waitAny(all, LONG));
        assertEquals("message", pipe.first().recv());
        go.put("end");
        assertTrue(
                List.of(List.of(child), List.of(pipe.first()), List.of(child, pipe.first()))
                        .contains(waitAny(all, LONG)));
        Wait.CHILD.join(child);
        assertEquals(List.of(child, pipe.first()), waitAny(all, LONG));
    }

    @Test
    void isWokenByAKillWithinASecond() throws Exception {
        Pipe<String> pipe = pipe();
        ChildProcess child =
                spawn(
                                (Connection<String> end) -> {
                                    end.send("ready");
                                    sleep(100);
                                })
                        .args(pipe.second())
                        .start();
        pipe.second().close();
        pipe.first().recv();
        Blocked<List<Waitable>> wait = Blocked.in(() -> waitAny(List.of(pipe.first()), LONG));
        child.kill();
        assertEquals(List.of(pipe.first()), wait.get());
        Wait.CHILD.join(child);
    }

    @Test
    void aQueueWithOnlyRemovedItemsIsNotReady() {
        Queue<Integer> queue = queue();
        queue.put(1);
        queue.remove(1);
        assertEquals(List.of(), waitAny(List.of(queue), Duration.ZERO));
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        Blocked<List<Waitable>> wait = Blocked.in(() -> waitAny(List.of(queue()), LONG));
        wait.thread().interrupt();
        assertEquals(
                "interrupted while waiting for one of 1 things",
                wait.failure(WaitInterruptedException.class).getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> waitAny(List.of(queue()), (Duration) null));
    }
}
