package user;

import static dev.brood.Brood.async;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.parentProcess;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;

import dev.brood.testing.Gate;
import java.nio.file.Path;

/**
 * A program with children: a daemon, which has a daemon in turn, and one that is no daemon. The latter waits for a gate to
 * open, asks a child of its own, and opens another gate with what it was told and whether it still has a parent.
 */
public final class Household {

    private static final double LONG = 100;

    private Household() {}

    public static void main(String[] args) {
        Gate gate = Gate.in(Path.of(args[0]), "gate");
        Gate finished = Gate.in(Path.of(args[0]), "finished");
        spawn(Household::beDaemon).args(true).daemon().start();
        spawn(Household::beOther).args(gate, finished).start();
        switch (args[1]) {
            case "return" -> println("main done");
            case "exit" -> System.exit(3);
            case "throw" -> throw new IllegalStateException("on purpose");
            default -> sleep(LONG);
        }
    }

    private static void beDaemon(boolean elder) {
        if (elder) {
            spawn(Household::beDaemon).args(false).start();
        }
        println("daemon " + currentProcess().pid());
        sleep(LONG);
        println("daemon finished");
    }

    private static void beOther(Gate gate, Gate finished) {
        println("other " + currentProcess().pid());
        gate.pass();
        int five = async(() -> 5).get();
        println("other finished");
        finished.open(five + (parentProcess().isAlive() ? " with a parent" : " alone"));
    }
}
