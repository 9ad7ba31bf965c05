package dev.brood.repl;

import dev.brood.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A run in which the JVM records what to put into its caches, so that later ones start in a moment. The launcher starts it
 * after a build, with {@code -XX:AOTCacheOutput} for this JVM and the name of the workers' cache as the argument.
 */
final class Training {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Training() {}

    /**
     * Does what people usually do.
     *
     * @param arguments file for the cache of the workers
     * @throws IOException if the script is not there
     */
    public static void main(String[] arguments) throws IOException {
        giveUpAfter(LONGEST);
        loadMain();
        Shell shell = Shell.openForScript(List.of(), List.of(arguments));
        System.exit(
                ScriptRun.run(shell, new Script("training.jsh", script()), List.of(), false)
                        .code());
    }

    /** What a real run begins with. */
    private static void loadMain() {
        try {
            Class.forName(Main.class.getName());
            Options.parse("-e", "1 + 1");
        } catch (ClassNotFoundException | UsageException e) {
            throw new AssertionError(e);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Training.class.getResourceAsStream("training.jsh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Nobody waits for ever for something that only saves time. */
    private static void giveUpAfter(Duration limit) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        Thread.sleep(limit);
                    } catch (InterruptedException e) {
                        // nobody does that
                    }
                    Runtime.getRuntime().halt(1);
                });
    }
}
