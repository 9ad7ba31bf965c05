package dev.brood.internal.call;

import dev.brood.internal.process.ArgumentCheck;
import dev.brood.process.AsyncResult;
import java.util.Arrays;
import java.util.Collections;

/** Calls a function in a fresh process of its own. */
public final class Async {

    private Async() {}

    /**
     * Starts the call.
     *
     * @param <R> type of the value
     * @param function one of {@code Fn…Fn4}
     * @param arguments as many as it takes
     * @return the result, which is on its way
     * @throws dev.brood.error.NotSendableException if the function, an argument or a session variable that the function
     *     reaches cannot be sent
     * @throws dev.brood.error.ProcessFailedException if the system cannot start a process
     */
    public static <R> AsyncResult<R> call(Object function, Object... arguments) {
        if (function == null) {
            throw new IllegalArgumentException("the function to call must not be null");
        }
        ArgumentCheck.check("the function", function, Arrays.asList(arguments));
        return new AsyncRole<R>(function, Collections.unmodifiableList(Arrays.asList(arguments)))
                .begin();
    }
}
