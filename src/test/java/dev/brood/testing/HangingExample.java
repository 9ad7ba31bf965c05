package dev.brood.testing;

import static dev.brood.Brood.spawn;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test that hangs in a child, and a program that runs it. The build does not take it for a test: see its name. */
class HangingExample {

    @Test
    void hangs() {
        spawn(HangingExample::hangsInTheChild).name("the one that hangs").daemon().start().join();
    }

    private static void hangsInTheChild() throws InterruptedException {
        Thread.sleep(Duration.ofHours(1));
    }

    public static void main(String[] arguments) {
        System.setProperty("junit.jupiter.execution.timeout.default", "2 s");
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(HangingExample.class))
                                .build());
        System.exit(0);
    }
}
