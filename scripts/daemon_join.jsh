// Whoever joins a daemon waits for it after all.
// An argument sets how long each round lasts, in seconds.

double pause = args.isEmpty() ? 1 : Double.parseDouble(args.get(0));

class MyProcess extends ChildProcess {
    int loop;

    MyProcess(int loop) {
        this.loop = loop;
    }

    public void run() {
        for (int count = 0; count < loop; count++) {
            sleep(pause);
            println("Pid: " + pid() + " LoopCount: " + count);
        }
    }
}

for (int i = 2; i < 5; i++) {
    var process = new MyProcess(i).daemon().start();
    process.join();
}

println("Main process Ended!");
