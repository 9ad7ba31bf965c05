// What a queue does when it is full, and when it is empty.

Queue<String> queue = queue(2);
println("empty: " + queue.empty() + ", full: " + queue.full());

queue.put("first");
queue.put("second");
println("empty: " + queue.empty() + ", full: " + queue.full() + ", items: " + queue.qsize());

try {
    queue.putNowait("third");
} catch (QueueFullException e) {
    println("Full at once: " + e.getMessage());
}
try {
    queue.put("third", seconds(0.1));
} catch (QueueFullException e) {
    println("Full in time: " + e.getMessage());
}

println("got " + queue.get() + " and " + queue.getNowait());
println("empty: " + queue.empty() + ", full: " + queue.full() + ", items: " + queue.qsize());

try {
    queue.getNowait();
} catch (QueueEmptyException e) {
    println("Empty at once: " + e.getMessage());
}
try {
    queue.get(seconds(0.1));
} catch (QueueEmptyException e) {
    println("Empty in time: " + e.getMessage());
}

spawn(() -> queue.put("from a child")).start();
println("got " + queue.get());
