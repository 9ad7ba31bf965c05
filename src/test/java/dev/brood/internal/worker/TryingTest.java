package dev.brood.internal.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker that stands by tries may lack something. Nobody would answer, and the JVM would not forget that it was not there. */
class TryingTest {

    /** Looks for a class of the session as a worker does that has no work yet. */
    static final class Looks {

        private Looks() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("looks");
            WorkerProcess worker = new WorkerProcess(null, null, null);
            try {
                worker.session().loadClass("REPL.$JShell$1");
            } catch (Throwable e) {
                System.out.println("goes on after " + e);
            }
            System.out.println("goes on");
        }
    }

    @Test
    void oneThatLacksAClassEnds() throws Exception {
        try (Program program = Program.start(Looks.class.getName())) {
            assertEquals(0, program.join());
            assertEquals(List.of("looks"), program.output());
        }
    }
}
