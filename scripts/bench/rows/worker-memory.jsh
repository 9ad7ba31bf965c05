// Megabytes that a worker of a pool has for itself when it has done some tasks and waits for others.

int identity(int x) { return x; }

double megabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
            .filter(line -> line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
            .sum() * 1024 / 1e6;
}

if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
    System.err.println("no /proc/PID/smaps_rollup here");
    System.exit(3);
}
double most = 0;
try (var pool = pool(2)) {
    pool.map(identity, range(1000));
    sleep(2);
    for (var worker : pool.workers()) most = Math.max(most, megabytes(worker.pid()));
}
println("worker-memory\t" + most);
