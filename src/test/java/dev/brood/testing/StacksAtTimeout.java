package dev.brood.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * A test that exceeds its {@code @Timeout}, or the default one in {@code junit-platform.properties}, prints the stacks of
 * this process and of its children before JUnit interrupts it. JUnit finds this class by itself.
 */
public final class StacksAtTimeout implements PreInterruptCallback {

    @Override
    public void beforeThreadInterrupt(PreInterruptContext context, ExtensionContext test) {
        System.err.println(test.getDisplayName() + " exceeds its time-out; the stacks follow");
        Stacks.print();
    }
}
