package dev.brood.error;

import java.io.Serial;

/** Root of what Brood throws of its own. Wrong arguments and misuse are the JDK's {@code IllegalArgumentException} and
 * {@code IllegalStateException} instead. */
public abstract sealed class BroodException extends RuntimeException
        permits AuthenticationException,
                BrokenBarrierException,
                BrokenPipeException,
                ClosedException,
                DisconnectedException,
                EndOfStreamException,
                NotSendableException,
                ProcessFailedException,
                QueueEmptyException,
                QueueFullException,
                ResultTimeoutException,
                SharedMemoryException,
                TaskException,
                TaskTimeoutException,
                WaitInterruptedException,
                WorkerDiedException {

    @Serial private static final long serialVersionUID = 1;

    BroodException(String message, Throwable cause) {
        super(message, cause);
    }
}
