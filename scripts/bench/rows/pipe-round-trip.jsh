// Microseconds until an int that is sent to another process is back.
// As many as in Python in each pass, but more passes: the JIT compilers on both ends want a warm-up, and the faster side
// would otherwise be done before there is much to measure.

int times = 20_000;
int warmUps = 20;
int passes = 10;

void echo(Connection<Integer> connection) {
    for (int i = 0; i < times; i++) connection.send(connection.recv());
}

void echoAll(Connection<Integer> connection) {
    for (int i = 0; i < warmUps + passes; i++) echo(connection);
}

void roundTrips(Connection<Integer> connection) {
    for (int i = 0; i < times; i++) {
        connection.send(i);
        connection.recv();
    }
}

double micros(Connection<Integer> connection) {
    for (int i = 0; i < warmUps; i++) roundTrips(connection);
    long started = System.nanoTime();
    for (int i = 0; i < passes; i++) roundTrips(connection);
    return (System.nanoTime() - started) / 1e3 / passes / times;
}

Pipe<Integer> pipe = pipe();
spawn(echoAll).args(pipe.second()).start();
println("pipe-round-trip\t" + micros(pipe.first()));
