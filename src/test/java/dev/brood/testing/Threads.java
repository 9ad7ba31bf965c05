package dev.brood.testing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads of this process, virtual ones included. */
public final class Threads {

    private static final Pattern NAME = Pattern.compile("#\\d+ \"(.*)\"");

    /** Threads that a JVM, JUnit or we make once and keep. */
    private static final Pattern KEPT =
            Pattern.compile(
                    "brood-control|brood-cleaner|.*Poller.*|ForkJoinPool.*|CompletableFuture.*"
                            + "|VirtualThread-un.*|.*Cleaner.*|Attach Listener|junit-.*|");

    /** A pool's thread that has nothing to do. The JDK has such pools, for JShell's index and for ended processes. */
    private static final String IDLE = "ThreadPoolExecutor.getTask";

    private Threads() {}

    /** Numbers and names of those that are not kept for ever. */
    static Set<String> names() {
        return Stream.of(Stacks.ofThisProcess().split("\n\n"))
                .filter(stack -> !stack.contains(IDLE))
                .map(NAME::matcher)
                .filter(Matcher::lookingAt)
                .filter(thread -> !KEPT.matcher(thread.group(1)).matches())
                .map(Matcher::group)
                .collect(Collectors.toSet());
    }

    public static long count() {
        return names().size();
    }
}
