package user;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.range;

import dev.brood.pool.Pool;
import java.util.stream.Collectors;

/** A program that never closes its pool, and leaves a task running in it. */
public final class Forgetful {

    private Forgetful() {}

    public static void main(String[] args) {
        Pool pool = pool(2);
        println(
                pool.map(x -> x * x, range(4)).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
        pool.applyAsync(() -> {
            Thread.sleep(100_000);
            return 1;
        });
    }
}
