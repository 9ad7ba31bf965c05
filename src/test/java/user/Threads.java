package user;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.println;
import static dev.brood.Brood.range;
import static dev.brood.Brood.threadPool;

import dev.brood.error.TaskException;
import dev.brood.pool.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program that has nothing but a pool of threads. Fails if it has made anything for other processes. */
public final class Threads {

    private Threads() {}

    public static void main(String[] args) throws Exception {
        try (Pool pool = threadPool(2).retries(1)) {
            println(pool.map(x -> x * x, range(4)));
            try {
                pool.apply(() -> {
                    throw new IllegalStateException("on purpose");
                });
            } catch (TaskException e) {
                println(e.getCause());
            }
            println("children: " + activeChildren().size());
            pool.workers();
        }
        String ours = "brood-" + ProcessHandle.current().pid() + "-";
        for (String place : new String[] {"/dev/shm", System.getProperty("java.io.tmpdir")}) {
            try (Stream<Path> files = Files.list(Path.of(place))) {
                if (files.anyMatch(file -> file.getFileName().toString().contains(ours))) {
                    println("a folder in " + place);
                }
            }
        }
    }
}
