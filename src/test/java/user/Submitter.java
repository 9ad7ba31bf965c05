package user;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;

import java.io.Serializable;
import java.util.concurrent.ExecutorService;

/** Gives an executor a task and returns. */
public final class Submitter {

    private Submitter() {}

    public static void main(String[] arguments) {
        ExecutorService executor = pool(1).asExecutor();
        Runnable task =
                (Runnable & Serializable)
                        () -> {
                            sleep(0.3);
                            println("submitted");
                        };
        executor.submit(task);
        println("main done");
    }
}
