package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.EndOfStreamException;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ends of pipes that go to the workers of a pool, with a function or as an argument. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class EndsOfPipesTest {

    @Test
    void endsThatNoWorkerHasReceivedAreHeldByNobodyAfterThePoolsEnd() throws Exception {
        Pipe<String> inArgument = pipe();
        Pipe<String> inFunction = pipe();
        try (Pool pool = pool(1)) {
            Event begun = event();
            pool.applyAsync(() -> {
                begun.set();
                sleep(100);
                return null;
            });
            assertTrue(begun.await(Wait.CHILD.time()));
            Connection<String> captured = inFunction.second();
            pool.applyAsync((Connection<String> end) -> end.isClosed(), inArgument.second());
            pool.applyAsync(() -> captured.isClosed());
            inArgument.second().close();
            captured.close();
            pool.terminate();
        }
        for (Pipe<String> pipe : List.of(inArgument, inFunction)) {
            Wait.CHILD.call(
                    "the end of a stream",
                    () -> assertThrows(EndOfStreamException.class, pipe.first()::recv));
        }
    }

    @Test
    void everyWorkerHoldsTheEndThatItsFunctionReaches() throws Exception {
        Pipe<Integer> pipe = pipe();
        Connection<Integer> end = pipe.second();
        try (Pool pool = pool(2)) {
            pool.map(
                    i -> {
                        end.send(i);
                        return i;
                    },
                    new Integer[] {1, 2, 3, 4, 5, 6, 7, 8});
            end.close();
            int sum = 0;
            for (int i = 0; i < 8; i++) {
                sum += Wait.CHILD.call("a message", pipe.first()::recv);
            }
            assertEquals(36, sum);
        }
        Wait.CHILD.call(
                "the end of a stream",
                () -> assertThrows(EndOfStreamException.class, pipe.first()::recv));
    }
}
