package user;

import static dev.brood.Brood.println;

import dev.brood.process.ChildProcess;

/** A process of a user's own class. */
public final class Squarer extends ChildProcess {

    private final int number;
    private int square;

    public Squarer(int number) {
        this.number = number;
    }

    @Override
    public void run() {
        square = number * number;
        println(name() + " " + pid() + " " + square);
    }

    public int square() {
        return square;
    }
}
