// A pool of three processes and four tasks: the fourth begins when one of the others has ended. An argument sets how long
// each task lasts, in seconds.

double pause = args.isEmpty() ? 3 : Double.parseDouble(args.get(0));

void task(int index) {
    println("Start process: " + index);
    sleep(pause);
    println("End process: " + index);
}

var pool = pool(3);
for (int i = 0; i < 4; i++) {
    pool.applyAsync(task, i);
}
println("Started processes");
pool.close();
println("Subprocess done.");
