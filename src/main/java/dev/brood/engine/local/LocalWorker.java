package dev.brood.engine.local;

import dev.brood.engine.Worker;
import dev.brood.engine.WorkerListener;
import dev.brood.wire.Envelope;
import dev.brood.wire.Message;
import dev.brood.wire.MessageChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;

/**
 * One child JVM. It is started without work, which it is given at once or later. Three things come to an end, in any order:
 * the process, its output and its connection. Only then is the listener told the exit code.
 */
final class LocalWorker implements Worker {

    /** A JVM that dies of signal N is reported as this much plus N. */
    private static final int SIGNALLED = 128;

    private static final int LAST_SIGNAL = 64;

    /** How long the last messages of an ended process may take to arrive. They are in the socket's buffer already. */
    private static final long LAST_MESSAGES_MILLIS = 1000;

    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** Who is told of it, as soon as it has work; null if it ended before. */
    private final CompletableFuture<WorkerListener> listener = new CompletableFuture<>();

    private final OutputLines output = new OutputLines(this::line);
    private final Envelope rehearsal;
    private Envelope envelope; // until it is sent: it may be large
    private final CompletableFuture<Void> disconnected = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Process process;
    private MessageChannel channel;
    private boolean interruptWanted;
    private volatile boolean leftInGoodOrder;

    /**
     * Makes one.
     *
     * @param rehearsal what it may unpack while it waits for work, or null
     */
    LocalWorker(Envelope rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** Starts the process and returns as soon as the system has made it. */
    void start(CommandLine line, Map<String, String> environment, Path folder, String greeting)
            throws IOException {
        var launcher = new ProcessLauncher(folder, output, greeting, this::processEnded);
        process = launcher.begin(line, environment);
    }

    void onEnd(Runnable action) {
        ended.thenRun(action);
    }

    /** Gives it its work; once. False if it has ended before. */
    boolean give(Envelope work, WorkerListener to) {
        envelope = work;
        return listener.complete(to);
    }

    /** Is done when it has booted and waits for work, or has ended. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** What it prints before it has work is the JVM's own, and waits for whoever gives it some. */
    private void line(boolean error, String text) {
        WorkerListener to = listener.join();
        if (to != null) {
            to.line(error, text);
        }
    }

    /** Serves the worker's connection until its end. */
    void serve(MessageChannel connection) {
        try (connection) {
            if (rehearsal != null && !listener.isDone()) {
                connection.send(new Message.Rehearse(rehearsal));
            }
            ready.complete(null);
            WorkerListener to = listener.join();
            if (to == null) {
                return;
            }
            connection.send(new Message.Run(envelope));
            envelope = null;
            if (connect(connection)) {
                connection.send(new Message.Interrupt());
            }
            for (Message message; (message = connection.receive()) != null; ) {
                switch (message) {
                    case Message.ClassWanted(var name) ->
                            answer(connection, to.classWanted(name), name);
                    case Message.Outcome(var threw, var graph) -> to.outcome(threw, graph);
                    case Message.LibrariesWanted() ->
                            connection.send(new Message.Libraries(to.librariesWanted()));
                    case Message.Leaving() -> leftInGoodOrder = true;
                    default -> throw new IOException("a parent does not expect " + message);
                }
            }
        } catch (IOException e) {
            // the worker died in the middle of a message; its exit code tells
        } finally {
            disconnected.complete(null);
        }
    }

    private static void answer(MessageChannel connection, byte[] bytes, String name)
            throws IOException {
        connection.send(new Message.ClassFound(name, bytes == null ? new byte[0] : bytes));
    }

    /** Makes the connection known; true if an interrupt was asked for before. */
    private synchronized boolean connect(MessageChannel connection) {
        channel = connection;
        return interruptWanted;
    }

    private void processEnded(int code) {
        ready.complete(null);
        if (listener.complete(null)) {
            ended.complete(null); // nobody else is interested
            return;
        }
        if (isConnected()) {
            disconnected
                    .completeOnTimeout(null, LAST_MESSAGES_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        boolean bySignal = !leftInGoodOrder && code > SIGNALLED && code <= SIGNALLED + LAST_SIGNAL;
        ended.complete(null);
        listener.join().ended(bySignal ? SIGNALLED - code : code);
    }

    private synchronized boolean isConnected() {
        return channel != null;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void interrupt() {
        MessageChannel connection;
        synchronized (this) {
            interruptWanted = true;
            connection = channel;
        }
        if (connection != null) {
            try {
                connection.send(new Message.Interrupt());
            } catch (IOException e) {
                // it has just ended
            }
        }
    }

    @Override
    public void terminate() {
        process.destroy();
    }

    @Override
    public long delivered(boolean error) {
        return output.delivered(error);
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
