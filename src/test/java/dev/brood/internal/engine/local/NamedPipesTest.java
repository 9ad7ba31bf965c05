package dev.brood.internal.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.wire.Envelope;
import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPipesTest {

    @TempDir Path temp;

    /** Makes pipes and work that is handed over in a file, and prints who may use what is there. */
    static final class MakesAPipe {
        public static void main(String[] args) throws IOException {
            try (NamedPipes pipes = new NamedPipes()) {
                Path pipe = pipes.take();
                Envelope work =
                        new Envelope(
                                "x",
                                List.of(),
                                new byte[0],
                                List.of(),
                                0,
                                new byte[100_000],
                                Map.of(),
                                Map.of());
                Handover.of(work);
                try (Stream<Path> files = Files.list(pipe.getParent())) {
                    for (Path file : files.toList()) {
                        System.out.println(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                        + " "
                                        + file.getFileName().toString().replaceAll("-.*", ""));
                    }
                }
                System.out.println(pipe);
                System.in.read();
            }
        }
    }

    @Test
    void nobodyElseReadsWorkOrConnectsToAPipeWhateverTheMaskSays() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(temp);
        try (Program program =
                Program.startWithoutMask(List.of("-Dbrood.shm=" + place), MakesAPipe.class)) {
            Path pipe = Path.of(program.await("/.*", 1).getFirst());
            assertTrue(pipe.startsWith(place), pipe.toString());
            assertEquals(
                    Set.of(
                            "rw------- alive",
                            "rw------- session",
                            "rw------- replies",
                            "rw------- work"),
                    Set.copyOf(program.await("rw.*", 1)));
            assertFalse(OtherUser.can("exec 3<>$1", pipe));
            assertEquals(0, program.join(), () -> "" + program.errors());
        }
        assertEquals(0, place.toFile().list().length);
    }
}
