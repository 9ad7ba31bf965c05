// For so many workers: milliseconds for each until it is ready, and microseconds for each task that does nothing and is sent
// by itself.

int warmUps = 20_000;
int times = 20_000;

int identity(int x) { return x; }

double nanos(Pool pool, int count) {
    long started = System.nanoTime();
    pool.map(identity, range(count));
    return System.nanoTime() - started;
}

void measure(int workers) {
    try (var pool = pool(workers).chunkSize(1)) {
        long started = System.nanoTime();
        pool.apply(identity, 1);
        while (pool.workers().stream().anyMatch(each -> each.state() == WorkerInfo.State.STARTING)) sleep(millis(1));
        println("growth-start\t" + (System.nanoTime() - started) / 1e6 / workers + "\t" + workers);
        nanos(pool, warmUps);
        println("growth-dispatch\t" + nanos(pool, times) / 1e3 / times + "\t" + workers);
    }
}

try (var pool = pool(2).chunkSize(1)) {
    nanos(pool, 10 * warmUps); // the parent's part of it
}
for (int workers = 1; workers <= 64; workers *= 2) measure(workers);
