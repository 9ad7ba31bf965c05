// Values come back, by get() and by callbacks. An argument sets how long each task lasts, in seconds.

double pause = args.isEmpty() ? 3 : Double.parseDouble(args.get(0));

int task(int index) {
    println("Start process: " + index);
    sleep(pause);
    println("End process: " + index);
    return index;
}

var pool = pool(3);
var results = new ArrayList<AsyncResult<Integer>>();
for (int i = 0; i < 4; i++) {
    results.add(pool.applyAsync(task, i).onSuccess(index -> println("Called back: " + index)));
}
println("Started processes");
pool.close();
for (var result : results) {
    println("Result: " + result.get());
}
