// What scripts do that have not changed, and so are run without a session. Run twice by Training: recorded, then from the record.

record Word(String text, int count) {}
int cube(int n) { return n * n * n; }

var cubes = pool(2).map(cube, range(10));
println(cubes);
println(async(cube, 3).get());
var words = queue(10);
var speaker = spawn(() -> words.put(new Word("hello", 1))).start();
println(words.get());
speaker.join();
var numbers = intArray(10);
try (var workers = pool(2)) {
    for (Object result : workers.imapUnordered(n -> numbers.add(0, n), range(20))) { print(result); }
    println(workers.applyAsync(() -> "text").get());
    workers.each(n -> numbers.add(1, n), range(10));
}
println(args.size() + " " + Arrays.toString(numbers.toArray()));
