// Microseconds for a call that does nothing, by a pool of two.

int times = 3_000;
int warmUps = 20;

int identity(int x) { return x; }

double seconds(Pool pool, int count) {
    long started = System.nanoTime();
    for (int i = 0; i < count; i++) pool.apply(identity, i);
    return (System.nanoTime() - started) / 1e9;
}

var pool = pool(2);
for (int i = 0; i < warmUps; i++) seconds(pool, times);
println("pool-apply\t" + seconds(pool, 10 * times) / (10 * times) * 1e6);
