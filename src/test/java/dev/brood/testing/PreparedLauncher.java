package dev.brood.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts {@code ./repl} once before the tests that do: a new jar's first start prepares quick ones, which takes as long as a machine
 * wants. Of two JVMs with tests one waits for the other.
 */
public final class PreparedLauncher implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String launcher = System.getProperty("brood.test.launcher");
        if (launcher != null) {
            start(launcher);
        }
    }

    private static void start(String launcher) {
        try {
            Process process =
                    new ProcessBuilder(launcher, "-e", "").redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(launcher + " does not start: " + said);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(launcher + " does not start", e);
        }
    }
}
