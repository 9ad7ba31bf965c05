package user;

import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;

import dev.brood.process.ChildProcess;
import java.nio.file.Path;

/** A program whose child works in another folder. */
public final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] args) {
        ChildProcess child =
                spawn(() -> println(Path.of("").toAbsolutePath())).cwd(args[0]).start();
        child.join();
        println(child.exitCode());
    }
}
