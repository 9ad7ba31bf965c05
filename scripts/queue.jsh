// One process puts random numbers into a queue, another one gets them. An argument sets how long a step lasts, in seconds.

double pause = args.isEmpty() ? 1 : Double.parseDouble(args.get(0));
int count = 5;

class Producer extends ChildProcess {
    Queue<Integer> queue;

    Producer(Queue<Integer> queue) {
        this.queue = queue;
    }

    public void run() {
        for (int number : new Random().ints(0, 1000).distinct().limit(count).toArray()) {
            println("Producer put " + number);
            queue.put(number);
            sleep(pause);
        }
    }
}

class Consumer extends ChildProcess {
    Queue<Integer> queue;

    Consumer(Queue<Integer> queue) {
        this.queue = queue;
    }

    public void run() {
        for (int i = 0; i < count; i++) {
            println("Consumer get " + queue.get());
        }
    }
}

Queue<Integer> queue = queue();
new Producer(queue).start();
new Consumer(queue).start();
