package dev.brood.testing;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests many times in a row in one JVM, a line for each time, to find those that only mostly pass. What leaks from one
 * time to the next shows as well. See {@code .ci/repeat}.
 */
final class Repeat {

    private Repeat() {}

    /**
     * Runs; exits with 1 if a test failed in any of the times.
     *
     * @param arguments how many times, then packages or classes
     */
    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(Stream.of(arguments).skip(1).map(Repeat::selector).toList())
                        .filters(includeClassNamePatterns(".*(Test|IT)"))
                        .build();
        Launcher launcher = LauncherFactory.create();
        long failed = 0;
        for (int i = 1; i <= times; i++) {
            TestExecutionSummary summary = run(launcher, request);
            failed += summary.getTotalFailureCount();
            if (summary.getTestsFoundCount() == 0) {
                System.err.println("repeat: there are no such tests");
                System.exit(2);
            }
            summary.printFailuresTo(new PrintWriter(System.out, true), 100);
            System.out.printf(
                    "time %d of %d: %d passed, %d failed, %d skipped in %d s%n",
                    i,
                    times,
                    summary.getTestsSucceededCount(),
                    summary.getTotalFailureCount(),
                    summary.getTestsSkippedCount() + summary.getTestsAbortedCount(),
                    (summary.getTimeFinished() - summary.getTimeStarted()) / 1000);
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    /** Packages are written in lower case, classes are not. */
    private static DiscoverySelector selector(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT))
                ? DiscoverySelectors.selectPackage(name)
                : DiscoverySelectors.selectClass(name);
    }

    private static TestExecutionSummary run(Launcher launcher, LauncherDiscoveryRequest request) {
        var listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }
}
