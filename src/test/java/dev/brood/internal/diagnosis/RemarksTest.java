package dev.brood.internal.diagnosis;

import static dev.brood.Brood.async;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Brood says of its own is seen, silenced or redirected. */
class RemarksTest {

    /** A program that Brood has something to say about: a callback that throws. */
    static final class Remarkable {
        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                System.setProperty(Remarks.SETTING, arguments[0]);
            }
            async((Integer x) -> x, 1)
                    .onSuccess(_ -> {
                        throw new IllegalStateException("no");
                    })
                    .get();
        }
    }

    private static final String TEXT =
            "a callback threw java.lang.IllegalStateException: no; the result is not affected";

    @Test
    void areOnStandardErrorByThemselves() throws InterruptedException {
        assertEquals(List.of(TEXT), errors());
    }

    @Test
    void canBeSwitchedOff() throws InterruptedException {
        assertEquals(List.of(), errors("off"));
    }

    @Test
    void canGoToALogger() throws InterruptedException {
        List<String> errors = errors("logger");
        assertEquals("WARNING: " + TEXT, errors.getLast());
    }

    private static List<String> errors(String... arguments) throws InterruptedException {
        try (Program program = Program.start(Remarkable.class, (Object[]) arguments)) {
            assertEquals(0, program.join(), program.errors()::toString);
            return program.errors();
        }
    }
}
