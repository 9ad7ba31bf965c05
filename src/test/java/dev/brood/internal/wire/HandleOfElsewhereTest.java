package dev.brood.internal.wire;

import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.SharedMemoryException;
import dev.brood.function.Fn;
import dev.brood.internal.memory.Session;
import dev.brood.sync.IntValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A handle from another session is refused: its address would be one of something else here. */
class HandleOfElsewhereTest {

    private static final IntValue VALUE = value(7);

    /** By itself, captured by a lambda, in an object. */
    static Stream<Object> holders() {
        Fn<Integer> function = VALUE::get;
        return Stream.of(VALUE, function, List.of(VALUE, "and more"));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void isRefusedInWords(Object holder) {
        Codec codec = Codec.ofThisProcess();
        byte[] graph = codec.encode(holder);
        assertTrue(codec.decode(graph) != null);
        int at = placeOf(Session.id(), graph);
        graph[at] ^= 1;
        SharedMemoryException refused =
                assertThrows(SharedMemoryException.class, () -> codec.decode(graph));
        assertEquals(
                "this IntValue belongs to another session: it is in the memory that the processes of that one share",
                refused.getMessage());
    }

    private static int placeOf(long number, byte[] graph) {
        for (int i = 0; i <= graph.length - Long.BYTES; i++) {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                if (ByteBuffer.wrap(graph).order(order).getLong(i) == number) {
                    return i;
                }
            }
        }
        throw new AssertionError("the session is not in it");
    }
}
