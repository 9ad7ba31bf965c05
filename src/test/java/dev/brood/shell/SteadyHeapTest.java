package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session of a day must not fill the heap with what its compilers remember. */
@Tag("slow")
class SteadyHeapTest {

    private static final int SNIPPETS = 110;
    private static final long MEGA = 1 << 20;

    @Test
    void snippetsWithLambdasAsArgumentsLeaveLittleBehind() {
        try (Session session = Session.open()) {
            spawnAll(session);
            long before = used();
            spawnAll(session);
            long grown = used() - before;
            assertTrue(
                    grown < SNIPPETS * MEGA / 20,
                    () -> "the heap has grown by " + grown + " bytes");
        }
    }

    private static void spawnAll(Session session) {
        for (int i = 0; i < SNIPPETS; i++) {
            session.run("var child = spawn(() -> println(" + i + "));");
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
