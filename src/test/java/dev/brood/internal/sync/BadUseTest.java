package dev.brood.internal.sync;

import static dev.brood.Brood.attach;
import static dev.brood.Brood.barrier;
import static dev.brood.Brood.boundedSemaphore;
import static dev.brood.Brood.byteArray;
import static dev.brood.Brood.condition;
import static dev.brood.Brood.doubleArray;
import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.longArray;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.sharedMemory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.brood.function.Action;
import dev.brood.sync.SharedMemory;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about wrong arguments and wrong use, which changes nothing. */
@Timeout(20)
class BadUseTest {

    /**
     * A row of the table.
     *
     * @param use what is done
     * @param type of the exception
     * @param message of the exception
     */
    private record Row(Action use, Class<? extends Exception> type, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    private static Row argument(Action use, String message) {
        return new Row(use, IllegalArgumentException.class, message);
    }

    private static Row state(Action use, String message) {
        return new Row(use, IllegalStateException.class, message);
    }

    private static Row index(Action use, String message) {
        return new Row(use, IndexOutOfBoundsException.class, message);
    }

    static List<Row> rows() {
        String notHeld = "the lock is not held: each release needs an acquire before it";
        String noName =
                "\"%s\" cannot be the name of shared memory; it takes 1 to 200 letters, digits, - _ .";
        return List.of(
                state(lock()::release, notHeld),
                state(rlock()::release, notHeld),
                argument(
                        () -> lock().acquire(null),
                        "the time to wait must not be null; leave it out to wait for ever"),
                argument(
                        () -> semaphore(-1),
                        "a semaphore cannot have -1 permits; it takes 0 or more"),
                argument(
                        () -> boundedSemaphore(-2),
                        "a semaphore cannot have -2 permits; it takes 0 or more"),
                argument(
                        () -> semaphore(1).release(0),
                        "cannot release 0 permits; it takes 1 or more"),
                state(
                        () -> semaphore(Integer.MAX_VALUE).release(2),
                        "a semaphore cannot have 2147483647 + 2 permits; it has at most 2147483647"),
                state(
                        boundedSemaphore(1)::release,
                        "the semaphore has 1 of 1 permits, so 1 cannot be released: each release needs an acquire before it"),
                argument(
                        () -> event().await(null),
                        "the time to wait must not be null; leave it out to wait for ever"),
                argument(
                        () -> condition(null),
                        "the lock must not be null; leave it out for a lock of the condition's own"),
                state(
                        condition()::await,
                        "the lock of the condition is not held here: acquire() it before you wait, and release() it after"),
                state(
                        condition()::signal,
                        "the lock of the condition is not held here: acquire() it before you signal, and release() it after"),
                argument(
                        () -> condition().signal(-1),
                        "cannot signal -1 of those who wait; it takes 0 or more"),
                argument(() -> barrier(0), "a barrier cannot have 0 parties; it takes 1 or more"),
                argument(
                        () -> barrier(2, (Action) null),
                        "the action must not be null; leave it out"),
                argument(
                        () -> intArray(-1), "an array cannot have -1 elements; it takes 0 or more"),
                index(() -> intArray(10).get(10), "Index 10 out of bounds for length 10"),
                index(() -> longArray(1).set(-1, 0), "Index -1 out of bounds for length 1"),
                index(() -> doubleArray(0).add(0, 1), "Index 0 out of bounds for length 0"),
                index(() -> byteArray(2).add(2, 1), "Index 2 out of bounds for length 2"),
                argument(
                        () -> intArray(3).copyFrom(new int[4]),
                        "an array of 3 elements cannot take 4; the number must be the same"),
                argument(() -> byteArray(1).set(0, 256), "256 is not a byte; it takes -128 to 255"),
                argument(
                        () -> sharedMemory(0),
                        "shared memory cannot have 0 bytes; it takes 1 or more"),
                argument(() -> sharedMemory("../x", 1), noName.formatted("../x")),
                argument(() -> sharedMemory("", 1), noName.formatted("")),
                argument(() -> attach("a/b"), noName.formatted("a/b")),
                state(
                        () -> {
                            try (SharedMemory memory = sharedMemory("twice", 1)) {
                                try {
                                    sharedMemory("twice", 1);
                                } finally {
                                    memory.unlink();
                                }
                            }
                        },
                        "there is shared memory of the name \"twice\" already; attach(\"twice\") to it, or unlink() it first"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhatIsWrongAndWhatToDo(Row row) {
        assertEquals(row.message, assertThrowsExactly(row.type, row.use::run).getMessage());
    }
}
