package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.process.StandardLines;
import dev.brood.internal.process.ThisProcess;
import dev.brood.process.AsyncResult;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What takes long for one thread of a pool's process holds up no other one. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ThreadsSideBySideTest {

    private static volatile CountDownLatch reading;
    private static volatile CountDownLatch mayBeRead;

    /** Takes long to decode. */
    static final class SlowToRead implements Serializable {

        @Serial private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            reading.countDown();
            assertTrue(Wait.CHILD.holdsInTime(() -> mayBeRead.getCount() == 0));
            return this;
        }
    }

    @Test
    void valueThatIsSlowToDecodeHoldsUpItsOwnResultOnly() throws Exception {
        reading = new CountDownLatch(1);
        mayBeRead = new CountDownLatch(1);
        try (Pool pool = pool(2)) {
            AsyncResult<SlowToRead> slow = pool.applyAsync(SlowToRead::new);
            Wait.CHILD.call(
                    "the value",
                    () -> {
                        reading.await();
                        return null;
                    });
            int two = Wait.CHILD.call("another task", () -> pool.apply(x -> x + 1, 1));
            assertEquals(2, two);
            assertFalse(slow.ready());
            mayBeRead.countDown();
            assertTrue(Wait.CHILD.get(slow) instanceof SlowToRead);
        }
    }

    @Test
    @Tag("slow")
    void outputThatNobodyTakesHoldsUpNobodyWhoAsksForSomethingElse() throws Exception {
        var stopped = new CountDownLatch(1);
        ThisProcess.sendOutputTo((_, _, _) -> {
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (Pool pool = pool(2)) {
            pool.map(x -> x, new Integer[] {1, 2, 3, 4});
            int heldUp = 0;
            for (int i = 0; i < 9; i++) {
                Event printed = event();
                AsyncResult<Boolean> printing =
                        pool.applyAsync(() -> {
                            System.out.println("a line");
                            printed.set();
                            return true;
                        });
                printed.await(Wait.CHILD.time());
                long start = System.nanoTime();
                assertEquals(2, pool.workers().size());
                heldUp += System.nanoTime() - start > 100_000_000 ? 1 : 0;
                assertTrue(Wait.CHILD.get(printing));
            }
            stopped.countDown(); // or else the workers would not end
            assertTrue(heldUp < 5, "held up " + heldUp + " times of 9");
        } finally {
            stopped.countDown();
            ThisProcess.sendOutputTo(new StandardLines());
        }
    }
}
