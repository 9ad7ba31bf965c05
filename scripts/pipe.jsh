// A duplex pipe between two processes, both of which send and receive; then one that goes one way.

class Producer extends ChildProcess {
    Connection<String> connection;

    Producer(Connection<String> connection) {
        this.connection = connection;
    }

    public void run() {
        println("Producer Received: " + connection.recv());
        connection.send("Producer Words");
    }
}

class Consumer extends ChildProcess {
    Connection<String> connection;

    Consumer(Connection<String> connection) {
        this.connection = connection;
    }

    public void run() {
        connection.send("Consumer Words");
        println("Consumer Received: " + connection.recv());
    }
}

Pipe<String> both = pipe();
var producer = new Producer(both.first()).start();
var consumer = new Consumer(both.second()).start();
producer.join();
consumer.join();

Pipe<Integer> oneWay = pipe(false);
spawn((Connection<Integer> sender) -> range(3).forEach(sender::send)).args(oneWay.sender()).start();
oneWay.sender().close();
try {
    while (true) println("Received: " + oneWay.receiver().recv());
} catch (EndOfStreamException e) {
    println("Ended!");
}
