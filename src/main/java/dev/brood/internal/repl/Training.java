package dev.brood.internal.repl;

import dev.brood.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A run in which the JVM records what to put into its caches, so that later ones start in a moment. The launcher starts it
 * after a build, with {@code -XX:AOTCacheOutput} for this JVM, the name of the workers' cache as the argument, and {@code
 * XDG_STATE_HOME} set to a folder of its own, as what it types would otherwise be in the user's history.
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
        Shell shell = Shell.open(List.of(), List.of(arguments));
        ScriptRun.run(shell, script("training.jsh"), List.of(), false);
        Script again = script("training-again.jsh");
        ScriptRun.run(shell, again, List.of(), false);
        runRecorded(again);
        if (SystemTerminal.isThere()) {
            usePrompt();
        }
        System.exit(0);
    }

    /** Without a session: most scripts are run more often than they are changed. */
    private static void runRecorded(Script script) {
        try {
            RecordedScript recorded = RecordedScript.find(script, Options.parse("-"));
            if (recorded != null) {
                recorded.run(List.of(), false);
            }
        } catch (UsageException e) {
            throw new AssertionError(e);
        }
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

    /** It is made of much that scripts do without. Somebody types there, see {@link TrainingTerminal}. */
    private static void usePrompt() {
        try {
            Prompt.open(() -> Shell.open(List.of(), List.of())).run(List.of());
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace(); // it will start, if not in a moment
        }
    }

    private static Script script(String name) throws IOException {
        try (InputStream script = Training.class.getResourceAsStream(name)) {
            return new Script(name, new String(script.readAllBytes(), StandardCharsets.UTF_8));
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
