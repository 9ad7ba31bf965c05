package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.attach;
import static dev.brood.Brood.sharedMemory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.error.SharedMemoryException;
import dev.brood.sync.SharedMemory;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes with a name. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class SharedMemoryTest {

    @Test
    void bytesAreFoundByNameInAnotherProcess() {
        try (SharedMemory memory = sharedMemory("of-a.test_1", 10)) {
            assertEquals(10, memory.size());
            memory.segment().set(ValueLayout.JAVA_BYTE, 9, (byte) 7);
            byte found =
                    Side.get(
                            async(() -> {
                                try (SharedMemory there = attach("of-a.test_1")) {
                                    there.buffer().putInt(0, 42);
                                    return there.segment().get(ValueLayout.JAVA_BYTE, 9);
                                }
                            }));
            assertEquals(7, found);
            assertEquals(42, memory.buffer().getInt(0));
            assertEquals("SharedMemory[of-a.test_1, 10 bytes]", memory.toString());
            memory.unlink();
        }
    }

    @Test
    void bytesMayBeSentAndCloseIsForOneProcessOnly() {
        SharedMemory memory = sharedMemory(100);
        List<Object> answer =
                Side.get(
                        async(() -> {
                            memory.buffer().put(0, (byte) 1);
                            memory.close();
                            memory.close();
                            return List.of(memory, memory.name());
                        }));
        assertSame(memory, answer.getFirst());
        assertEquals(memory.name(), answer.getLast());
        assertEquals(1, memory.buffer().get(0));
        memory.unlink();
        assertEquals(1, memory.buffer().get(0), "who has it open may go on");
        memory.close();
    }

    @Test
    void closedMemoryCannotBeUsedButSentAndUnlinked() {
        SharedMemory memory = sharedMemory("closed", 8);
        var segment = memory.segment();
        ByteBuffer buffer = memory.buffer();
        memory.close();
        var error = assertThrows(ClosedException.class, memory::segment);
        assertEquals(
                "the shared memory \"closed\" was closed in this process; attach(\"closed\") opens it again",
                error.getMessage());
        assertThrows(ClosedException.class, memory::buffer);
        assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> buffer.get(0));
        memory.close();
        SharedMemory back =
                Side.get(
                        async(() -> {
                            memory.buffer().put(0, (byte) 3);
                            return memory;
                        }));
        assertEquals(3, back.buffer().get(0), "what comes back is open");
        back.close();
        memory.unlink();
        assertThrows(IllegalStateException.class, memory::unlink);
    }

    @Test
    void nameIsFreeAgainAfterUnlink() {
        SharedMemory first = sharedMemory("again", 8);
        assertThrows(IllegalStateException.class, () -> sharedMemory("again", 8));
        first.unlink();
        var error = assertThrows(IllegalStateException.class, () -> attach("again"));
        assertTrue(error.getMessage().contains("brood-"), error.getMessage());
        SharedMemory second = sharedMemory("again", 8);
        first.buffer().put(0, (byte) 1);
        assertEquals(0, second.buffer().get(0));
        assertThrows(IllegalStateException.class, first::unlink, "the name is another's now");
        SharedMemory found = attach("again");
        found.unlink();
        found.close();
        first.close();
        second.close();
    }

    @Test
    void memoriesWithoutNameAreDifferent() {
        try (SharedMemory one = sharedMemory(1);
                SharedMemory other = sharedMemory(1);
                SharedMemory same = attach(one.name())) {
            assertNotEquals(one.name(), other.name());
            same.buffer().put(0, (byte) 5);
            assertEquals(5, one.buffer().get(0));
            one.unlink();
            other.unlink();
        }
    }

    @Test
    void tooMuchIsRefusedWithSizes() {
        var error = assertThrows(SharedMemoryException.class, () -> sharedMemory("huge", 1L << 50));
        assertTrue(error.getMessage().startsWith("cannot get"), error.getMessage());
        assertTrue(error.getMessage().contains(" free of "), error.getMessage());
        assertThrows(IllegalStateException.class, () -> attach("huge"));
    }
}
