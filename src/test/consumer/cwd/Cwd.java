import static dev.brood.Brood.async;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;

import dev.brood.pool.Pool;

/** The same in one file, for {@code java Cwd.java}. */
class Cwd {

    record Point(int x, int y) {}

    static void greet(String who) {
        System.out.println("hello from a process, " + who);
    }

    public static void main(String[] arguments) {
        int base = 10;
        spawn(Cwd::greet).args("Ada").start().join();
        try (Pool pool = pool(2)) {
            System.out.println(pool.map((Integer x) -> base + x * x, range(5)));
        }
        System.out.println(
                async((Point point) -> new Point(point.y, point.x), new Point(1, 2)).get());
    }
}
