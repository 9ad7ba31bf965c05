package dev.brood.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.memory.Peek;
import dev.brood.sync.Lock;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Locks are small, and go when nobody uses them. */
@Timeout(30)
class ManyLocksTest {

    private static final int MANY = 10_000;

    @Test
    void tenThousandLocksAreHeldAtATimeAndTheirCellsAreUsedAgain() {
        Set<Long> addresses = lockAndForget();
        List<Lock> taken =
                new ArrayList<>(); // or else the one that was given back last would come again and
        // again
        Wait.CHILD.until(
                "a cell to be used again",
                () -> {
                    System.gc();
                    Lock next = new SharedLock();
                    taken.add(next);
                    assertFalse(next.isLocked(), "whatever was there before");
                    return addresses.contains(Peek.address(next));
                });
    }

    private static Set<Long> lockAndForget() {
        List<SharedLock> locks = Stream.generate(SharedLock::new).limit(MANY).toList();
        for (Lock lock : locks) {
            assertTrue(lock.tryAcquire());
        }
        assertTrue(locks.stream().noneMatch(Lock::tryAcquire));
        Set<Long> addresses = locks.stream().map(Peek::address).collect(Collectors.toSet());
        assertEquals(MANY, addresses.size());
        return addresses;
    }

    @Test
    void cellOfAHandleThatWasSentIsNeverUsedAgain() {
        Set<Long> sent = sendAndForget();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Stream.generate(SharedLock::new).limit(100).map(Peek::address).forEach(seen::add);
        }
        seen.retainAll(sent);
        assertEquals(Set.of(), seen);
    }

    private static Set<Long> sendAndForget() {
        return Stream.generate(SharedLock::new)
                .limit(100)
                .map(lock -> lock.sent().address())
                .collect(Collectors.toSet());
    }
}
