// Lists the children that are alive while they sleep.

void process(int num) {
    sleep(1 + num);
    println("Process: " + num);
}

void listChildren() {
    println("CPU number:" + cpuCount());
    for (var child : activeChildren()) {
        println("Child process name: " + child.name() + " id: " + child.pid());
    }
}

for (int i = 0; i < 5; i++) {
    spawn(process).args(i).start();
}
listChildren();
println("Process Ended");
