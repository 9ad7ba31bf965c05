package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Folders;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Threads;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many children, at once and one after the other. */
@ExtendWith(LeavesNothingBehind.class)
class CrowdTest {

    private static final int CROWD = 50;
    private static final int ROW = 200;

    @Test
    @Tag("slow")
    void fiftyChildrenAtOnceAllDeliver() {
        List<ChildProcess> children =
                range(CROWD).stream()
                        .map(i -> spawn((Integer n) -> System.exit(n)).args(i).start())
                        .toList();
        children.forEach(Wait.CROWD::join);
        assertEquals(range(CROWD), children.stream().map(ChildProcess::exitCode).toList());
        assertEquals(List.of(), activeChildren());
    }

    @Test
    void manyThreadsMayStartChildren() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls =
                    range(16).stream()
                            .<Callable<Integer>>map(
                                    i -> () -> Wait.CROWD.get(async((Integer n) -> n * n, i)))
                            .toList();
            int sum = 0;
            for (Future<Integer> each : pool.invokeAll(calls)) {
                sum += each.get();
            }
            assertEquals(range(16).stream().mapToInt(i -> i * i).sum(), sum);
        }
    }

    @Test
    @Tag("slow")
    void aLongRowOfChildrenLeavesNoThreadDescriptorOrFolder() throws IOException {
        startAndJoin(5);
        long threads = Threads.count();
        long descriptors = count(Path.of("/proc/self/fd"));
        startAndJoin(ROW);
        Wait.PROMISED.until("all threads to go", () -> Threads.count() <= threads);
        assertTrue(count(Path.of("/proc/self/fd")) <= descriptors + 2, "descriptors are left");
        assertEquals(
                1, Folders.of(ProcessHandle.current().pid()).size(), "the session has one folder");
    }

    private static void startAndJoin(int times) {
        for (int i = 0; i < times; i++) {
            ChildProcess child = spawn(() -> {}).start();
            Wait.CHILD.join(child);
            assertEquals(List.of(), activeChildren());
            assertEquals(0, child.exitCode());
            child.close();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
