package dev.brood.internal.channel;

import static dev.brood.Brood.lock;
import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;

import dev.brood.channel.Queue;
import dev.brood.sync.Lock;
import java.util.Map;

/**
 * A program that uses up the stack, and does something at each level on the way back, while hardly any is left. Errors are
 * no wonder, but other threads must be able to go on.
 */
final class AtTheEndOfTheStack {

    private static final int LEVELS = 400;
    private static final int THREADS = 20;
    private static final int STACK = 200_000;
    private static final int STEP = 4_999;

    private static final Queue<Object> QUEUE = queue();
    private static final Lock LOCK = lock();

    private static final Map<String, Runnable> DEEDS =
            Map.of(
                    "put",
                    () -> QUEUE.put(1),
                    "put-get",
                    () -> {
                        QUEUE.put(1);
                        QUEUE.get();
                    },
                    "array",
                    () -> QUEUE.put(new byte[3000]),
                    "remove",
                    () -> {
                        QUEUE.put(1);
                        QUEUE.remove(1);
                    },
                    "lock",
                    () -> LOCK.run(() -> {}));

    private static int level;
    private static int errors;

    private AtTheEndOfTheStack() {}

    /** Arguments: what to do; how often before, with enough stack, so that it is compiled or not. */
    public static void main(String[] args) throws InterruptedException {
        Runnable deed = DEEDS.get(args[0]);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            deed.run();
        }
        for (int i = 0; i < THREADS; i++) {
            run(() -> down(deed), STACK + i * STEP);
            run(AtTheEndOfTheStack::useOn, 0);
        }
        println(errors > THREADS ? "all go on" : "it was not tried");
    }

    private static void run(Runnable action, long stack) throws InterruptedException {
        Thread thread = new Thread(null, action, "one", stack);
        thread.setDaemon(true);
        thread.start();
        if (!thread.join(java.time.Duration.ofSeconds(5))) {
            println("stuck");
            for (StackTraceElement frame : thread.getStackTrace()) {
                println(" " + frame);
            }
            System.exit(1);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void down(Runnable deed) {
        try {
            down(deed);
        } catch (StackOverflowError e) {
            level = 0;
        }
        if (level++ < LEVELS) {
            tryIt(deed);
        }
    }

    private static void tryIt(Runnable deed) {
        try {
            deed.run();
        } catch (Error e) {
            errors++; // also of classes that could not be got ready
        }
    }

    private static void useOn() {
        QUEUE.put(-1);
        while (!QUEUE.empty()) {
            QUEUE.get();
        }
        LOCK.run(() -> {});
    }
}
