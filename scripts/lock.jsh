// Five processes print each line in pieces, one process at a time. With "nolock" as the first argument they do not wait
// for each other. A second argument sets how long each round lasts, in seconds.

boolean locked = args.isEmpty() || !args.get(0).equals("nolock");
double pause = args.size() < 2 ? 0.1 : Double.parseDouble(args.get(1));

class MyProcess extends ChildProcess {
    int loop;
    Lock lock;

    MyProcess(int loop, Lock lock) {
        this.loop = loop;
        this.lock = lock;
    }

    public void run() {
        for (int count = 0; count < loop; count++) {
            sleep(pause);
            if (locked) {
                try (var held = lock.hold()) {
                    say(count);
                }
            } else {
                say(count);
            }
        }
    }

    void say(int count) {
        print("Pid: ");
        print(pid());
        print(" LoopCount: ");
        println(count);
    }
}

var lock = lock();
for (int i = 1; i <= 5; i++) {
    new MyProcess(i, lock).start();
}
