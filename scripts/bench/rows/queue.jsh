// Ints a second, from one process to another; the clock starts when the first one is there.
// As many as in Python in each pass for warming up, ten times as many in the one that is measured, as it would otherwise
// be over at once. A pass starts with a word from the parent, so there is no backlog.

int times = 100_000;
int warmUps = 20;
int measured = 10 * times;

void produce(Queue<Integer> queue, int count) {
    for (int i = 0; i < count; i++) queue.put(i);
}

void produceAll(Queue<Integer> queue, Connection<Integer> parent) {
    for (int pass = 0; pass <= warmUps; pass++) produce(queue, parent.recv());
}

double seconds(Queue<Integer> queue, Connection<Integer> producer, int count) {
    producer.send(count);
    queue.get();
    long started = System.nanoTime();
    for (int i = 1; i < count; i++) queue.get();
    return (System.nanoTime() - started) / 1e9;
}

Queue<Integer> queue = queue();
Pipe<Integer> pipe = pipe();
spawn(produceAll).args(queue, pipe.second()).start();
for (int i = 0; i < warmUps; i++) seconds(queue, pipe.first(), times);
println("queue\t" + (measured - 1) / seconds(queue, pipe.first(), measured));
