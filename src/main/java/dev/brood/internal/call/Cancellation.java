package dev.brood.internal.call;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Why there is no value: nobody wanted it any more.
 *
 * @param message what was cancelled
 */
public record Cancellation(String message) implements Supplier<RuntimeException> {

    @Override
    public RuntimeException get() {
        return new CancellationException(message);
    }
}
