// Tasks a second that do nothing, each sent by itself to a pool of two. As many as in Python in each pass, but more passes:
// the JIT compiler has the parent's and the workers' part ready after a million tasks, a second or less.

int times = 20_000;
int warmUps = 50;

int identity(int x) { return x; }

double seconds(Pool pool, int count) {
    long started = System.nanoTime();
    pool.map(identity, range(count));
    return (System.nanoTime() - started) / 1e9;
}

var pool = pool(2).chunkSize(1);
for (int i = 0; i < warmUps; i++) seconds(pool, times);
println("pool-map-single\t" + 10 * times / seconds(pool, 10 * times));
