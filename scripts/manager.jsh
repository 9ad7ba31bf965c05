// A manager holds objects for all processes: they change the same map, list and counter.
var manager = manager();

var board = manager.<String, Integer>dict();
var log = manager.<String>list();
var words = List.of("a", "b", "a", "c", "a", "b");
pool(3).each((String word) -> board.merge(word, 1, Integer::sum), words);
println(new TreeMap<>(board));

interface Counter { int next(); }
class Careful implements Counter { int n; public int next() { return ++n; } }
Counter counter = manager.object(Counter.class, () -> new Careful());
var children = IntStream.range(0, 4).mapToObj(_ -> spawn(() -> log.add("number " + counter.next())).start()).toList();
children.forEach(child -> child.join());
log.sort(null);
println(log);

var tree = manager.object(() -> new TreeMap<String, List<Integer>>());
tree.run(t -> t.computeIfAbsent("a", _ -> new ArrayList<>()).add(5));
println(tree.copy());

try {
    log.get(20);
} catch (IndexOutOfBoundsException e) {
    println(e.getMessage());
}
manager.close();
