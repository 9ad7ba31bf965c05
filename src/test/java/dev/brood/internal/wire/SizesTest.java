package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too large for one message is refused in words where it is sent. A small limit stands for that of arrays. */
class SizesTest {

    private static final int LARGEST = 10_000;

    private final Codec codec =
            new Codec(SizesTest.class.getClassLoader(), ParameterNames.UNKNOWN, LARGEST);

    static Stream<Object> tooLarge() {
        return Stream.of(
                new byte[LARGEST],
                "x".repeat(LARGEST),
                new long[LARGEST],
                List.of("x".repeat(LARGEST / 2), "y".repeat(LARGEST / 2)),
                Map.of(1, new int[LARGEST]));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void graphThatIsTooLargeIsRefusedInWords(Object value) {
        var error = assertThrows(NotSendableException.class, () -> codec.encode(value));
        assertEquals("value", error.path());
        assertTrue(
                error.reason().contains("no more than 9.8 KiB can be sent at once"), error::reason);
        assertTrue(error.reason().contains("send it in parts"), error::reason);
    }

    @Test
    void whatJustFitsIsSent() {
        byte[] bytes = new byte[LARGEST - 6];
        bytes[LARGEST - 7] = 3;
        assertArrayEquals(bytes, (byte[]) codec.decode(codec.encode(bytes)));
        assertThrows(NotSendableException.class, () -> codec.encode(new byte[LARGEST - 5]));
    }

    @Test
    void rootsThatAreTooLargeTogetherAreRefused() {
        try (GraphWriter writer = codec.writer(_ -> {})) {
            writer.write("argument 1", new byte[LARGEST / 2]);
            var error =
                    assertThrows(
                            NotSendableException.class,
                            () -> writer.write("argument 2", new byte[LARGEST / 2]));
            assertEquals("argument 2", error.path());
        }
    }

    @Test
    void envelopeWhosePartsAreTooLargeTogetherIsRefused() {
        Envelope envelope =
                new Envelope(
                        "job",
                        List.of(),
                        new byte[6_000],
                        List.of(),
                        1,
                        new byte[6_000],
                        Map.of(),
                        Map.of());
        assertEquals(envelope, envelope.checked());
        var error = assertThrows(NotSendableException.class, () -> envelope.checked(4_206_000));
        assertTrue(error.getMessage().contains("11.7 KiB"), error::getMessage);
    }

    @Test
    void sizesAreSaidAsPeopleSayThem() {
        assertEquals("512 bytes", TooLarge.size(512));
        assertEquals("1.5 KiB", TooLarge.size(1536));
        assertEquals("2.0 GiB", TooLarge.size(Integer.MAX_VALUE));
        assertEquals("3072.0 GiB", TooLarge.size(3L << 40));
    }
}
