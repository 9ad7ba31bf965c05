package dev.brood.internal.diagnosis;

import java.util.Map;

/** Exit codes in words. */
public final class ExitCodes {

    /** The signals that people meet. Numbers are those of Linux and macOS, which agree on these. */
    private static final Map<Integer, String> SIGNALS =
            Map.ofEntries(
                    Map.entry(1, "SIGHUP"),
                    Map.entry(2, "SIGINT"),
                    Map.entry(3, "SIGQUIT"),
                    Map.entry(4, "SIGILL"),
                    Map.entry(6, "SIGABRT"),
                    Map.entry(8, "SIGFPE"),
                    Map.entry(9, "SIGKILL"),
                    Map.entry(11, "SIGSEGV"),
                    Map.entry(13, "SIGPIPE"),
                    Map.entry(14, "SIGALRM"),
                    Map.entry(15, "SIGTERM"));

    private ExitCodes() {}

    /**
     * Says an exit code in words.
     *
     * @param exitCode the code, −N for signal N
     * @return as in "exit code 3" or "killed by SIGKILL (exit code -9)"
     */
    public static String describe(int exitCode) {
        if (exitCode >= 0) {
            return "exit code " + exitCode;
        }
        return "killed by "
                + SIGNALS.getOrDefault(-exitCode, "signal " + -exitCode)
                + " (exit code "
                + exitCode
                + ")";
    }
}
