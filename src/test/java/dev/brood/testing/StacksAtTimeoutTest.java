package dev.brood.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StacksAtTimeoutTest {

    @Test
    void testThatHangsInAChildShowsItsStackAndTheChilds() throws InterruptedException {
        try (Program program = Program.start(HangingExample.class)) {
            assertEquals(0, program.join());
            String errors = String.join("\n", program.errors());
            assertTrue(errors.startsWith("hangs() exceeds its time-out"), errors);
            assertTrue(errors.contains("dev.brood.testing.HangingExample.hangs("), errors);
            assertTrue(
                    errors.contains("dev.brood.testing.HangingExample.hangsInTheChild("), errors);
        }
    }
}
