// Milliseconds for a whole job, with the start of a pool of two, whose tasks need a model that takes long to make.
// Each worker makes it once. In Python each task makes it, as in mpire's benchmark, or an initializer does.

int tasks = 40;
int terms = 500_000;

var model = processLocal(() -> {
    var weights = new HashMap<String, Double>();
    for (int i = 0; i < terms; i++) weights.put("term" + i, i * 31 % 1000 / 1000.0);
    return weights;
});

double score(int document) {
    double sum = 0;
    for (int i = 0; i < 1000; i++) sum += model.get().get("term" + (document * 7919 + i * 104729L) % terms);
    return sum;
}

double millis() {
    long started = System.nanoTime();
    try (var pool = pool(2)) {
        pool.map(score, range(tasks));
    }
    return (System.nanoTime() - started) / 1e6;
}

println("mpire-start\t" + millis());
