// Tasks a second that do nothing, by a pool of two, with results as they come.

int times = 20_000;
int warmUps = 20;

int identity(int x) { return x; }

double seconds(Pool pool, int count) {
    long started = System.nanoTime();
    int results = 0;
    for (int each : pool.imapUnordered(identity, range(count))) results++;
    return (System.nanoTime() - started) / 1e9;
}

var pool = pool(2);
for (int i = 0; i < warmUps; i++) seconds(pool, times);
println("pool-imap-unordered\t" + 20 * times / seconds(pool, 20 * times));
