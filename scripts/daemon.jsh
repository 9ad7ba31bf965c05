// Daemons are stopped when the script ends, here before they have printed anything.

class MyProcess extends ChildProcess {
    int loop;

    MyProcess(int loop) {
        this.loop = loop;
    }

    public void run() {
        for (int count = 0; count < loop; count++) {
            sleep(1);
            println("Pid: " + pid() + " LoopCount: " + count);
        }
    }
}

for (int i = 2; i < 5; i++) {
    new MyProcess(i).daemon().start();
}

println("Main process Ended!");
