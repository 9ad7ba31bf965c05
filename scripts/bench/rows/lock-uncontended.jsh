// Nanoseconds for acquire and release of a lock that nobody else wants.
// As many times as in Python in each pass, but more passes: the JIT compiler wants a warm-up, and the faster side would
// otherwise be done before there is much to measure.

int times = 300_000;
int warmUps = 100;
int passes = 50;

void acquireAndRelease(Lock lock) {
    for (int i = 0; i < times; i++) {
        lock.acquire();
        lock.release();
    }
}

// In one method: between two snippets there would be the time to compile the second.
double nanos(Lock lock) {
    for (int i = 0; i < warmUps; i++) acquireAndRelease(lock);
    long started = System.nanoTime();
    for (int i = 0; i < passes; i++) acquireAndRelease(lock);
    return (double) (System.nanoTime() - started) / passes / times;
}

println("lock-uncontended\t" + nanos(lock()));
