package user;

import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;

import dev.brood.process.ChildProcess;
import dev.brood.testing.Gate;
import dev.brood.testing.Wait;
import java.nio.file.Path;

/** A program that exits while a thread of it still waits for a child, and closes that before another child ends. */
public final class Tidy {

    private Tidy() {}

    public static void main(String[] args) {
        Gate exiting = Gate.in(Path.of(args[0]), "exiting");
        Gate closed = Gate.in(Path.of(args[0]), "closed");
        spawn(() -> sleep(100)).daemon().start();
        spawn(Gate::pass).args(closed).start();
        ChildProcess child = spawn(Gate::pass).args(exiting).start();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    child.join();
                    child.close();
                    closed.open();
                });
        // the hooks run at the same time
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(exiting)));
        println("exiting");
        System.exit(5);
    }

    /** Opens the gate when the hook of ours waits for the children. */
    private static void await(Gate exiting) {
        Wait.CHILD.until(
                "the hook to wait",
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .anyMatch(thread ->
                                        thread.getName().equals("brood-shutdown")
                                                && thread.getState()
                                                        == Thread.State.TIMED_WAITING));
        exiting.open();
    }
}
