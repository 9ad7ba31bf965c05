// Acquires a second, of two processes together that do nothing else.
// As many as in Python in each pass, but more passes, most of them for warming up. They compete in these as well: a JIT
// compiler that has only seen a free lock would have to start afresh.

int times = 1_000_000;
int warmUps = 10;
int passes = 5;

void acquireAndRelease(Lock lock) {
    for (int i = 0; i < times; i++) {
        lock.acquire();
        lock.release();
    }
}

void contend(Lock lock, Connection<String> parent) {
    for (int i = 0; i < warmUps + passes; i++) {
        parent.recv();
        acquireAndRelease(lock);
        parent.send("done");
    }
}

void pass(List<Connection<String>> rivals) {
    for (var rival : rivals) rival.send("go");
    for (var rival : rivals) rival.recv();
}

// After the first pass the rivals are known to be there, so their start is not measured.
double seconds(List<Connection<String>> rivals) {
    for (int i = 0; i < warmUps; i++) pass(rivals);
    long started = System.nanoTime();
    for (int i = 0; i < passes; i++) pass(rivals);
    return (System.nanoTime() - started) / 1e9 / passes;
}

var lock = lock();
var rivals = new ArrayList<Connection<String>>();
for (int i = 0; i < 2; i++) {
    Pipe<String> pipe = pipe();
    spawn(contend).args(lock, pipe.second()).start();
    rivals.add(pipe.first());
}
println("lock-contended\t" + rivals.size() * times / seconds(rivals));
