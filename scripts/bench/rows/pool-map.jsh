// Tasks a second that do nothing, in chunks as a pool of two sees fit.

int times = 1_000_000;
int warmUps = 10;

int identity(int x) { return x; }

double seconds(Pool pool, int count) {
    long started = System.nanoTime();
    pool.map(identity, range(count));
    return (System.nanoTime() - started) / 1e9;
}

var pool = pool(2);
for (int i = 0; i < warmUps; i++) seconds(pool, times);
println("pool-map\t" + times / seconds(pool, times));
