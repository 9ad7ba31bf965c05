package dev.brood.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPipesTest {

    @TempDir Path temp;

    /** Makes pipes, and prints one, with its permissions. */
    static final class MakesAPipe {
        public static void main(String[] args) throws IOException {
            try (NamedPipes pipes = new NamedPipes()) {
                Path pipe = pipes.take();
                System.out.println(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(pipe)));
                System.out.println(pipe);
                System.in.read();
            }
        }
    }

    @Test
    void nobodyElseConnectsToAPipeWhateverTheMaskSays() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(temp);
        try (Program program =
                Program.startWithoutMask(List.of("-Dbrood.shm=" + place), MakesAPipe.class)) {
            assertEquals("rw-------", program.await("rw.*", 1).getFirst());
            Path pipe = Path.of(program.await("/.*", 1).getFirst());
            assertTrue(pipe.startsWith(place), pipe.toString());
            assertFalse(OtherUser.can("exec 3<>$1", pipe));
            assertEquals(0, program.join(), () -> "" + program.errors());
        }
        assertEquals(0, place.toFile().list().length);
    }
}
