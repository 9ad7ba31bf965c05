// The rows and what is to be reached in each. To add one: a script rows/NAME.jsh, a function in python_bench.py, and a line
// here. Rows cold-NAME are whole commands: scripts cold/NAME.jsh beside cold/NAME.py, or the same work in cold/Name.java.

enum Better { HIGHER, LOWER }

enum Peer { PYTHON, JSHELL, JAVA }

// What is to be reached: a factor against one way in which a peer does the same, or, if that is null, its best one; or a
// figure, where a peer's is only shown.
record Target(Peer peer, String way, boolean isFactor, double value) {
    boolean isMet(Better better, double ours, double ratio) {
        return isFactor ? ratio >= value : better == Better.HIGHER ? ours >= value : ours <= value;
    }
}

Target timesPython(double factor) { return new Target(Peer.PYTHON, null, true, factor); }

Target timesPython(double factor, String way) { return new Target(Peer.PYTHON, way, true, factor); }

Target timesJshell(double factor) { return new Target(Peer.JSHELL, null, true, factor); }

Target timesJava(double factor) { return new Target(Peer.JAVA, null, true, factor); }

Target figure(double value) { return new Target(Peer.PYTHON, null, false, value); }

Target figureBesideJshell(double value) { return new Target(Peer.JSHELL, null, false, value); }

record Row(String name, String unit, Better better, Target target) {}

var table = List.of(
        new Row("lock-uncontended", "ns", Better.LOWER, timesPython(4)),
        new Row("lock-contended", "1/s", Better.HIGHER, timesPython(2)),
        new Row("pipe-round-trip", "µs", Better.LOWER, timesPython(10)),
        new Row("pipe-bytes", "MB/s", Better.HIGHER, timesPython(1.9)),
        new Row("queue", "1/s", Better.HIGHER, timesPython(10)),
        new Row("pool-apply", "µs", Better.LOWER, timesPython(10)),
        new Row("pool-map-single", "1/s", Better.HIGHER, timesPython(10)),
        new Row("pool-map", "1/s", Better.HIGHER, timesPython(3)),
        new Row("pool-imap-unordered", "1/s", Better.HIGHER, timesPython(15)),
        new Row("start-first-instruction", "ms", Better.LOWER, figure(3)),
        new Row("start-burst", "ms", Better.LOWER, timesPython(1.5, "forkserver")),
        new Row("start-in-a-row", "ms", Better.LOWER, timesPython(1.5, "spawn")),
        new Row("command-prompt", "ms", Better.LOWER, figureBesideJshell(400)),
        new Row("command-expression", "ms", Better.LOWER, timesJshell(3)),
        new Row("command-script", "ms", Better.LOWER, timesJshell(6)),
        new Row("cold-expression", "ms", Better.LOWER, timesJava(1)),
        new Row("cold-async", "ms", Better.LOWER, timesJava(1)),
        new Row("cold-pool", "ms", Better.LOWER, timesPython(1.0 / 4)),
        new Row("cold-map", "ms", Better.LOWER, timesPython(1 / 1.5)),
        new Row("cold-cpu", "ms", Better.LOWER, timesPython(4)),
        new Row("cold-files", "ms", Better.LOWER, timesPython(1.0 / 3)),
        new Row("worker-memory", "MB", Better.LOWER, figure(40)),
        new Row("mpire-image", "ms", Better.LOWER, timesPython(1.5)),
        new Row("mpire-state", "1/s", Better.HIGHER, timesPython(1.5)),
        new Row("mpire-start", "ms", Better.LOWER, timesPython(1.5)));

// How a cost grows, step by step. Flat: it stays as it is; linear: it does not grow faster than the steps.
enum Growing { FLAT, LINEAR }

record Growth(String name, String unit, String steps, Growing most, String script) {}

// So much above is not growth yet, but noise.
double noise = 1.5;

var growths = List.of(
        new Growth("growth-map-single", "ns/task", "tasks", Growing.FLAT, "growth-map-single"),
        new Growth("growth-map", "ns/task", "tasks", Growing.FLAT, "growth-map"),
        new Growth("growth-imap-memory", "MB", "tasks", Growing.FLAT, "growth-imap-memory"),
        new Growth("growth-start", "ms/worker", "workers", Growing.FLAT, "growth-workers"),
        new Growth("growth-dispatch", "µs/task", "workers", Growing.LINEAR, "growth-workers"),
        new Growth("growth-closure", "MB", "tasks", Growing.FLAT, "growth-closure"));
