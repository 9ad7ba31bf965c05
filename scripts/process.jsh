// Runs a function in five processes, each with an argument of its own.

void process(int num) {
    println("Process: " + num);
}

for (int i = 0; i < 5; i++) {
    spawn(process).args(i).start();
}
