// Tasks a second that do nothing, in chunks as a pool of two sees fit. As many as in Python in each pass, but more passes
// are measured: the garbage collector runs in every third or so, and the speed would be that of one with or without it.

int times = 1_000_000;
int warmUps = 10;
int passes = 10;

int identity(int x) { return x; }

double seconds(Pool pool, int count) {
    long started = System.nanoTime();
    pool.map(identity, range(count));
    return (System.nanoTime() - started) / 1e9;
}

var pool = pool(2);
for (int i = 0; i < warmUps; i++) seconds(pool, times);
double total = 0;
for (int i = 0; i < passes; i++) total += seconds(pool, times);
println("pool-map\t" + passes * times / total);
