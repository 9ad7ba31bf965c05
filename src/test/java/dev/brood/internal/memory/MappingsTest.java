package dev.brood.internal.memory;

import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.SharedMemoryException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More queues than a process can map end in words, not with the JVM. */
@ExtendWith(LeavesNothingBehind.class)
class MappingsTest {

    /** Fills queues until it may not, and begins anew when they are gone. */
    static final class Hoarder {

        public static void main(String[] arguments) {
            List<Queue<Integer>> queues = new ArrayList<>();
            try {
                while (queues.size() < 10_000) {
                    Queue<Integer> queue = queue();
                    queue.put(queues.size());
                    queues.add(queue);
                }
                println("no end");
            } catch (SharedMemoryException e) {
                println(e.getMessage());
            }
            println(queues.getFirst().get() + " " + queues.getLast().get());
            queues.clear();
            for (int i = 0; i < 100; i++) {
                Queue<Integer> queue = queue();
                queue.put(i);
                queues.add(queue);
            }
            println(queues.getLast().get());
        }
    }

    @Test
    @Tag("slow")
    void tooManyQueuesAreRefusedAndLaterOnesAreNot() throws Exception {
        List<String> limit = List.of("-D" + Mappings.LIMIT_SETTING + "=1000");
        try (Program program = Program.startAs(List.of(), limit, Hoarder.class)) {
            assertEquals(0, program.exitCode(), () -> program.errors().toString());
            List<String> said = program.output();
            assertTrue(
                    said.getFirst()
                            .matches(
                                    "this process has 9.. pieces of memory mapped, .* allows 1000 .*"),
                    said::toString);
            assertTrue(said.get(1).matches("0 [1-9].*"), said::toString);
            assertEquals("99", said.get(2));
        }
    }
}
