package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of a session stays after a reset, whatever was done in it: not its classes, not the values of its variables. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ForgottenSessionTest {

    private static final List<String> WORK =
            List.of(
                    "import java.util.concurrent.atomic.*;",
                    "var workers = pool(2).retries(3);",
                    "int f(int x) { return x + 1; }",
                    "workers.map(f, range(3));",
                    "record P(int x) { int twice() { return 2 * x; } }",
                    "var p = new P(3);",
                    "workers.apply(() -> p.twice());",
                    "record P(int x) { int twice() { return 3 * x; } }",
                    "var done = value(0);",
                    "var child = spawn(() -> done.add(1)).start();",
                    "child.join();",
                    "var mine = queue();",
                    "spawn(() -> mine.put(List.of(1))).start().join();",
                    "mine.get();",
                    "var ends = pipe();",
                    "spawn(() -> ends.sender().send(1)).start().join();",
                    "ends.receiver().recv();",
                    "var numbers = intArray(100_000);",
                    "spawn(() -> numbers.set(7, 1)).start().join();",
                    "async(f, 3).get();",
                    "workers.applyAsync(() -> f(1)).get();",
                    "workers.close();");

    @Test
    void nothingOfASessionStays() {
        List<WeakReference<Object>> loaders = new ArrayList<>();
        try (Session session = Session.open()) {
            for (int i = 0; i < 4; i++) {
                WORK.forEach(session::run);
                loaders.add(
                        new WeakReference<>(
                                session.value("Thread.currentThread().getContextClassLoader()")));
                session.reset();
            }
            session.run(
                    "spawn(() -> {}).start().join();"); // what is kept of the last one is kept of
            // this one now
            for (int i = 0; i < 20 && kept(loaders) > 0; i++) {
                System.gc();
                session.run("sleep(.05);");
            }
            assertEquals(0, kept(loaders));
        }
    }

    private static long kept(List<WeakReference<Object>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
