package dev.brood.internal.repl;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Has something worked out in another thread while the one that reads the keys waits: until it is there, a key is pressed, or
 * patience ends. So nobody's typing is ever held up.
 */
final class BackgroundTask {

    private static final long SLICE_MILLIS = 10;
    private static final int MOST_SLICES = 500;

    private final NonBlockingReader keys;
    private final ExecutorService thinker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("brood-complete").factory());

    BackgroundTask(Terminal terminal) {
        this.keys = terminal.reader();
    }

    /** What the work gives; the other thing if that is not there in time, or if it failed. */
    <T> T about(Callable<T> work, T otherwise) {
        Future<T> result = thinker.submit(work);
        try {
            for (int i = 0; i < MOST_SLICES && (i == 0 || !keyIsPressed()); i++) {
                try {
                    return result.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // a look at the keys, and on
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException e) {
            return otherwise; // the compiler's troubles with what was typed: no word of help then
        }
        result.cancel(false);
        return otherwise;
    }

    private boolean keyIsPressed() throws IOException {
        return keys.peek(1) >= 0;
    }
}
