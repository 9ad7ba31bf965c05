// Nanoseconds for each of so many tasks that do nothing, in chunks as a pool of two sees fit.

int warmUps = 5_000_000;

int identity(int x) { return x; }

double nanos(Pool pool, int tasks, int times) {
    long started = System.nanoTime();
    for (int i = 0; i < times; i++) pool.map(identity, range(tasks));
    return (double) (System.nanoTime() - started) / tasks / times;
}

var pool = pool(2);
nanos(pool, 1000, warmUps / 1000);
nanos(pool, warmUps, 1);
for (int tasks : List.of(1_000, 10_000, 100_000, 1_000_000)) {
    println("growth-map\t" + nanos(pool, tasks, 5_000_000 / tasks) + "\t" + tasks);
}
