// The same tasks one by one: apply waits for each. An argument sets how long a task lasts, in seconds.

double pause = args.isEmpty() ? 3 : Double.parseDouble(args.get(0));

void task(int index) {
    println("Start process: " + index);
    sleep(pause);
    println("End process: " + index);
}

var pool = pool(3);
for (int i = 0; i < 4; i++) {
    pool.apply(task, i);
}
println("Started processes");
pool.close();
println("Subprocess done.");
