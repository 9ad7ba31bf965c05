package dev.brood.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that can open nothing more cannot look into {@code /proc}: it takes nothing from the living. */
@Timeout(60)
@Tag("slow")
class OutOfDescriptorsTest {

    private static final int FEW = 400;

    @Test
    void nothingIsTakenFromTheLivingAndTheDeadAreFound() throws Exception {
        try (Program program = Program.startWithDescriptors(FEW, OutOfDescriptors.class)) {
            int code = program.join();
            assertEquals(
                    List.of(
                            "child: falsefalsefalsetrue falsefalsefalsetrue",
                            "holder is the parent: true"),
                    program.output(),
                    () -> String.join("\n", program.errors()));
            assertEquals(0, code);
        }
    }
}
