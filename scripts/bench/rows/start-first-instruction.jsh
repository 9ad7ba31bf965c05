// Milliseconds from start() until the function of the new process runs, which says so in shared memory.
// One at a time, with a pause in which whoever keeps processes ready may do so.

int warmUps = 3;
int times = 9;

var begun = value(0);

double millis() {
    begun.set(0);
    long started = System.nanoTime();
    var child = spawn(() -> begun.set(1)).start();
    while (begun.get() == 0) Thread.onSpinWait();
    double millis = (System.nanoTime() - started) / 1e6;
    child.join();
    sleep(1);
    return millis;
}

double medianMillis() {
    for (int i = 0; i < warmUps; i++) millis();
    return IntStream.range(0, times).mapToDouble(_ -> millis()).sorted().toArray()[times / 2];
}

println("start-first-instruction\t" + medianMillis());
