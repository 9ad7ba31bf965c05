package user;

import static dev.brood.Brood.println;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;

/** A program whose children all print at the same time. */
public final class Chatter {

    private Chatter() {}

    public static void main(String[] args) {
        int lines = Integer.parseInt(args[0]);
        for (String name : new String[] {"a", "b", "c"}) {
            spawn(Chatter::chat).args(name, lines).start();
        }
        chat("main", lines);
    }

    private static void chat(String name, int lines) {
        for (int i : range(lines)) {
            println(name.repeat(30) + " " + i);
        }
    }
}
