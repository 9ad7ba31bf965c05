package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.brood.internal.wire.Envelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Code that a worker receives again. */
class SessionLoaderTest {

    private static final String NAME = "REPL.$JShell$1";

    private final SessionLoader loader = new SessionLoader(_ -> null, List::of);

    private SessionLoader.Code add(byte... bytes) {
        return loader.add(
                new Envelope(
                        "job",
                        List.of(),
                        new byte[0],
                        List.of(),
                        0,
                        new byte[0],
                        Map.of(NAME, bytes),
                        Map.of()));
    }

    /** A worker that only passes a class on, to workers of its own, does not load it. */
    @Test
    void otherCodeOfAClassThatIsNotLoadedIsAnotherVersion() {
        SessionLoader.Code old = add((byte) 1);
        long version = loader.version();
        add((byte) 1);
        assertEquals(version, loader.version());
        add((byte) 2);
        assertNotEquals(version, loader.version());
        old.use();
        assertArrayEquals(new byte[] {1}, loader.bytes(NAME));
    }
}
