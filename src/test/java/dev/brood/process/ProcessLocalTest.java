package dev.brood.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.processLocal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.brood.error.TaskException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A value that each process makes for itself. */
@ExtendWith(LeavesNothingBehind.class)
class ProcessLocalTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Test
    void eachProcessMakesItsOwnOnce() {
        MADE.set(0);
        ProcessLocal<Long> local =
                processLocal(() -> {
                    MADE.incrementAndGet();
                    return ProcessHandle.current().pid();
                });
        assertEquals(ProcessHandle.current().pid(), local.get());
        assertEquals(ProcessHandle.current().pid(), local.get());
        List<Long> there =
                Wait.CHILD.get(
                        async(() ->
                                List.of(
                                        local.get(),
                                        local.get(),
                                        ProcessHandle.current().pid(),
                                        (long) MADE.get())));
        assertEquals(there.get(2), there.get(0));
        assertEquals(there.get(2), there.get(1));
        assertEquals(1, there.get(3));
        assertEquals(1, MADE.get());
    }

    @Test
    void copiesOfOneAreOne() {
        ProcessLocal<Object> local = processLocal(Object::new);
        List<ProcessLocal<Object>> twice = List.of(local, local);
        assertEquals(
                true,
                Wait.CHILD.get(
                        async(
                                (List<ProcessLocal<Object>> both) ->
                                        both.getFirst().get() == local.get()
                                                && both.getLast().get() == local.get(),
                                twice)));
    }

    @Test
    void threadsOfAProcessShareTheValue() {
        ProcessLocal<Object> local = processLocal(Object::new);
        Set<Object> values = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100).parallel().forEach(_ -> values.add(local.get()));
        assertEquals(Set.of(local.get()), values);
    }

    @Test
    void nullIsAValue() {
        AtomicInteger calls = new AtomicInteger();
        ProcessLocal<Object> local =
                processLocal(() -> {
                    calls.incrementAndGet();
                    return null;
                });
        assertSame(local.get(), local.get());
        assertEquals(1, calls.get());
    }

    @Test
    void failureIsNotKept() {
        AtomicInteger calls = new AtomicInteger();
        ProcessLocal<String> local =
                processLocal(() -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IOException("not yet");
                    }
                    return "made";
                });
        assertInstanceOf(
                IOException.class, assertThrows(TaskException.class, local::get).getCause());
        assertEquals("made", local.get());
    }
}
