package dev.brood.internal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread that has no stack left keeps nothing locked, wherever it was when it noticed. */
@Timeout(60)
@Tag("slow")
class AtTheEndOfTheStackTest {

    @ParameterizedTest
    @CsvSource({
        "put, 10",
        "put, 20000",
        "put-get, 10",
        "put-get, 20000",
        "put-get, 100000",
        "array, 10",
        "array, 5000",
        "remove, 3000",
        "lock, 10",
        "lock, 100000"
    })
    void othersGoOn(String deed, int times) throws Exception {
        try (Program program = Program.start(AtTheEndOfTheStack.class, deed, times)) {
            program.join();
            assertEquals(
                    List.of("all go on"),
                    program.output(),
                    () -> String.join("\n", program.errors()));
        }
    }
}
