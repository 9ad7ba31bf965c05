// What people usually do, once: the JVM's caches are made from what this loads. Run by Training.

record Point(int x, String name) {}
class Shape { double area() { return 1.5; } }
enum Color { RED, GREEN }

int square(int n) { return n * n; }
long fibonacci(long n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
void greet(String name) { println("hello " + name); }

int sum = 1 + 1;
var words = List.of("a", "bb", "ccc").stream().map(String::length).toList();
for (int i = 0; i < 3; i++) { sum += i; }
String text = "sum %d".formatted(sum);
new int[] {1, 2};
fibonacci(15);
Map.of("a", new Point(1, "a"));

var lock = lock();
var queue = queue(10);
var pipe = pipe();
var counter = value(0);
var event = event();

Object everything(Object given) throws Exception {
    try (var held = lock.hold()) { counter.add(1); }
    queue.put(given);
    Object taken = queue.get();
    pipe.first().send("text");
    pipe.second().recv();
    event.set();
    System.out.println("to standard output");
    System.err.println("to standard error");
    // What workers do that are none of a pool.
    for (var job : List.of("internal.process.AsyncJob", "internal.process.FunctionJob", "internal.process.FunctionRole", "process.ObjectJob", "process.RoleProcess", "internal.worker.WarmUp")) {
        Class.forName("dev.brood." + job);
    }
    return taken;
}

// The worker whose classes are recorded.
var trained = pool(1).jvm(
        "-XX:AOTCacheOutput=" + args.get(0),
        // Without profiles: each worker would begin with compiling what it may never need.
        "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
trained.map(square, range(100));
trained.apply(greet, "worker");
trained.apply(() -> everything(List.of(new Point(1, "x"), new Shape(), Color.RED, 2.5, new int[] {1})));
try { trained.apply(() -> { throw new IllegalStateException("on purpose"); }); } catch (TaskException e) { println(e); }
for (Object result : trained.imap(n -> n + 1, range(10))) { print(result); }
trained.close();

// And the other verbs, on this side.
var child = spawn(square).args(3).start();
child.join();
async(square, 4).get();
