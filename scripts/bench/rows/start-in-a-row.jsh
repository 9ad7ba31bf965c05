// Milliseconds for each of many processes that are started and joined one after the other, without a pause.

int processes = 200;

void nothing() {}

double millis() {
    spawn(nothing).start().join();
    long started = System.nanoTime();
    for (int i = 0; i < processes; i++) spawn(nothing).start().join();
    return (System.nanoTime() - started) / 1e6 / processes;
}

println("start-in-a-row\t" + millis());
