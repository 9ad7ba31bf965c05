// Documents a second, by a pool of two whose workers count the beginnings of words over all the documents that they have
// seen, and tell which have become popular. The counts stay in each worker. In Python they are passed along with each
// task, as in mpire's benchmark, or they are in a global variable of the worker.

int documents = 200;
int words = 500;
int popular = 3;
int warmUps = 40; // until the compilers are done
int times = 10;

var counts = processLocal(() -> new HashMap<String, Integer>());

// The same words as in Python: 5,000 different ones of 4 to 10 letters.
List<String> document(int number) {
    var document = new ArrayList<String>();
    for (int i = 0; i < words; i++) {
        int word = (number * 7919 + i * 104729) % 5000;
        var text = new StringBuilder();
        for (int k = 0; k < 4 + word % 7; k++) text.append((char) ('a' + (word * (k + 3) + word / 26) % 26));
        document.add(text.toString());
    }
    return document;
}

List<String> newlyPopular(List<String> document) {
    var known = counts.get();
    var found = new ArrayList<String>();
    for (var word : document) {
        for (int i = 1; i < word.length(); i++) {
            var beginning = word.substring(0, i);
            if (known.merge(beginning, 1, Integer::sum) == popular + 1) found.add(beginning);
        }
    }
    return found;
}

double seconds(Pool pool, List<List<String>> all, int times) {
    long started = System.nanoTime();
    var found = new HashSet<String>();
    for (int i = 0; i < times; i++) pool.map(newlyPopular, all).forEach(found::addAll);
    return (System.nanoTime() - started) / 1e9 / times;
}

var all = IntStream.range(0, documents).mapToObj(i -> document(i)).toList();
var pool = pool(2);
seconds(pool, all, warmUps);
println("mpire-state\t" + documents / seconds(pool, all, times));
