// Megabytes that this process has in memory while it takes in so many results one by one.

double megabytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
            .sum() * 1024 / 1e6;
}

void measure(Pool pool, boolean warm) throws IOException {
    int results = 0;
    for (var word : pool.imap(x -> "result number " + x, range(1_000_000))) {
        results++;
        if (warm && Set.of(1_000, 10_000, 100_000, 1_000_000).contains(results)) {
            println("growth-imap-memory\t" + megabytes() + "\t" + results);
        }
    }
}

if (!Files.exists(Path.of("/proc/self/status"))) {
    System.err.println("no /proc/PID/status here");
    System.exit(3);
}
var pool = pool(2);
measure(pool, false);
measure(pool, true);
