// A pool of threads of this process, for tasks that wait: same verbs as for processes, but nothing is copied. So a task may
// change what is here, and gets and gives what no process could be sent.

var seen = new ConcurrentHashMap<String, Integer>();

String fetch(String page) throws Exception {
    if (page.equals("lost")) {
        throw new FileNotFoundException(page);
    }
    Thread.sleep(200); // a server that takes its time
    seen.merge(page, 1, Integer::sum);
    return page + ": " + page.length();
}

try (var threads = threadPool(20)) {
    var pages = List.of("home", "news", "about", "news", "home", "help", "shop", "maps", "mail", "news");
    long start = System.nanoTime();
    threads.imap(fetch, pages).forEach(line -> println(line));
    println(System.nanoTime() - start < 200_000_000L * pages.size() ? "side by side" : "one after the other");
    println(new TreeMap<>(seen));

    var lock = new Object();
    println(threads.apply(() -> lock) == lock);
    try {
        threads.apply(fetch, "lost");
    } catch (TaskException e) {
        println(e.getCause());
    }
    println(threads);
}
try (var hasty = threadPool(1).timeout(millis(100))) {
    hasty.apply(fetch, "home");
} catch (TaskTimeoutException e) {
    println(e.getMessage().replaceFirst("-\\d+", "-N"));
}
try {
    threadPool(2).heap("64m");
} catch (IllegalStateException e) {
    println(e.getMessage());
}
