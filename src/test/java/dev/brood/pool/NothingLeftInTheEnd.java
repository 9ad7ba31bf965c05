package dev.brood.pool;

import dev.brood.testing.LeavesNothingBehind;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As {@link LeavesNothingBehind}, after all tests of a class together: for those that share a pool. */
final class NothingLeftInTheEnd implements BeforeAllCallback, AfterAllCallback {

    private final LeavesNothingBehind each = new LeavesNothingBehind();

    @Override
    public void beforeAll(ExtensionContext context) {
        each.beforeEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        each.afterEach(context);
    }
}
