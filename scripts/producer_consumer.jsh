// The classic: a buffer between a producer and a consumer, two semaphores that count its places, and a lock. They are
// session variables, used inside of the classes. An argument sets how long each step lasts, in seconds.

double pause = args.isEmpty() ? 1 : Double.parseDouble(args.get(0));
int rounds = 3;

Queue<Integer> buffer = queue(10);
var empty = semaphore(2);
var full = semaphore(0);
var lock = lock();

class Producer extends ChildProcess {
    public void run() {
        for (int i = 0; i < 2 * rounds; i++) {
            empty.acquire();
            lock.acquire();
            buffer.put(1);
            println("Producer append an element");
            sleep(pause);
            lock.release();
            full.release();
        }
    }
}

class Consumer extends ChildProcess {
    public void run() {
        for (int i = 0; i < 2 * rounds; i++) {
            full.acquire();
            lock.acquire();
            buffer.get();
            println("Consumer pop an element");
            sleep(pause);
            lock.release();
            empty.release();
        }
    }
}

var producer = new Producer().daemon().start();
var consumer = new Consumer().daemon().start();
producer.join();
consumer.join();
println("Main process Ended! Left in the buffer: " + buffer.qsize());
