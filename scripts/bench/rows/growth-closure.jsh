// Megabytes that a pool of two sends its workers for so many tasks of a function that reaches 10 MB of session variables.
// These change before each row, or nothing would be sent for them.

var data = new byte[10_000_000];

int at(int i) { return data[i]; }

try (var pool = pool(2)) {
    for (int tasks : List.of(10, 100, 1_000, 10_000)) {
        long before = pool.stats().bytesIn();
        data[0]++;
        int first = pool.map(at, range(tasks)).getFirst();
        if (first != data[0]) throw new AssertionError("the workers had " + first);
        println("growth-closure\t" + (pool.stats().bytesIn() - before) / 1e6 + "\t" + tasks);
    }
}
