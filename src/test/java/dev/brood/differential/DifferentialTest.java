package dev.brood.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random programs mean the same here and in the JDK's jshell, and workers see what the session does. Thousands of them:
 * {@code .ci/differential}.
 */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class DifferentialTest {

    private static final int STEPS = 25;
    private static final int FRESH = 3;

    @Test
    void programsMeanTheSameAsInJshell() {
        assertClean(SameAsStock.play(seeds(12, FRESH), STEPS));
    }

    @Test
    void workersSeeWhatTheSessionSees() {
        assertClean(SameInWorkers.play(seeds(4, 1), STEPS));
    }

    private static void assertClean(Figures figures) {
        System.out.println(figures);
        assertTrue(figures.isClean(), figures::report);
    }

    /** Some that are the same in every build, and some of this one's own, which it names if they differ. */
    private static List<Long> seeds(int fixed, int fresh) {
        long first = System.currentTimeMillis();
        return Stream.concat(
                        LongStream.rangeClosed(1, fixed).boxed(),
                        LongStream.range(first, first + fresh).boxed())
                .toList();
    }
}
