// Milliseconds for each of ten processes that are started together and then joined.
// With a pause between the bursts in which whoever keeps processes ready may do so.

int processes = 10;
int warmUps = 2;
int times = 3;

void nothing() {}

double millis() {
    long started = System.nanoTime();
    var children = new ArrayList<ChildProcess>();
    for (int i = 0; i < processes; i++) children.add(spawn(nothing).start());
    children.forEach(ChildProcess::join);
    double millis = (System.nanoTime() - started) / 1e6 / processes;
    sleep(3);
    return millis;
}

double medianMillis() {
    for (int i = 0; i < warmUps; i++) millis();
    return IntStream.range(0, times).mapToDouble(_ -> millis()).sorted().toArray()[times / 2];
}

println("start-burst\t" + medianMillis());
