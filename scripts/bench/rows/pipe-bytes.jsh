// Megabytes a second, in messages of 1 MiB; in each pass the clock starts when the first one is there.
// As many as in Python in each pass, but more passes. The warm-up takes as long as the memory of both processes needs to
// settle: until then the garbage collector moves about what the shell has made.

int size = 1 << 20;
int times = 500;
int warmUps = 20;
int passes = 10;

void sendBlocks(Connection<String> connection) {
    var block = new byte[size];
    for (int pass = 0; pass < warmUps + passes; pass++) {
        connection.recv();
        for (int i = 0; i < times; i++) connection.sendBytes(block);
    }
}

double seconds(Connection<String> connection) {
    connection.send("go");
    connection.recvBytes();
    long started = System.nanoTime();
    for (int i = 1; i < times; i++) connection.recvBytes();
    return (System.nanoTime() - started) / 1e9;
}

Pipe<String> pipe = pipe();
spawn(sendBlocks).args(pipe.second()).start();
double total = 0;
for (int i = 0; i < warmUps; i++) seconds(pipe.first());
for (int i = 0; i < passes; i++) total += seconds(pipe.first());
println("pipe-bytes\t" + (times - 1.0) * size * passes / total / 1e6);
