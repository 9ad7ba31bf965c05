package dev.brood.internal.engine.local;

import dev.brood.error.ProcessFailedException;
import dev.brood.internal.base.Secret;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Message;
import dev.brood.internal.wire.MessageReader;
import dev.brood.internal.wire.MessageWriter;
import dev.brood.spi.Worker;
import dev.brood.spi.WorkerListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

    private static final int SIGTERM = 15;

    private static final int LAST_SIGNAL = 64;

    /**
     * How long the last messages of an ended process may take without any of them coming nearer: they are in the pipe already,
     * or on our side. A large one takes longer than this to be read.
     */
    private static final long LAST_MESSAGES_MILLIS = 1000;

    private static final int TOKEN_BYTES = 16;

    /** What a JVM that is asked to end while it boots has to say about its own loggers. */
    private static final String ENDED_IN_BOOT = "Runtime.exit(143) logging failed";

    private final ReplyPipe replies;
    private final String token = Secret.hex(TOKEN_BYTES);
    private final OutputLines output = new OutputLines(this::line);

    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** Who is told of it, as soon as it has work; null if it ended before. */
    private final CompletableFuture<WorkerListener> listener = new CompletableFuture<>();

    /** Its work is out of our hands: it is done even if this process is killed now. */
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    /** Its work, or null. */
    private volatile Handover handover;

    private final CompletableFuture<Void> disconnected = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Process process;
    private MessageWriter toWorker;
    private volatile boolean leftInGoodOrder;
    private volatile boolean takesItsTime;
    private volatile boolean killed;
    private volatile boolean terminatedInBoot;

    /**
     * Makes one.
     *
     * @param replies what it answers over
     */
    LocalWorker(ReplyPipe replies) {
        this.replies = replies;
    }

    /** Starts the process and returns as soon as the system has made it. */
    void start(CommandLine line, Map<String, String> environment, Path folder) throws IOException {
        try {
            process =
                    new ProcessLauncher(folder, output, this::processEnded)
                            .begin(line, environment);
        } catch (IOException e) {
            replies.close();
            throw e;
        }
        toWorker = new MessageWriter(process.getOutputStream());
        try {
            SystemThreads.start("brood-worker", this::listen);
        } catch (ProcessFailedException e) {
            replies.close();
            kill();
            throw e;
        }
    }

    /**
     * Says how to answer.
     *
     * @param mark is there until this process ends in good order
     */
    void welcome(Path mark) {
        send(new Message.Welcome(mark.toString(), replies.path().toString(), token));
    }

    /** If it has died meanwhile, its exit code tells. */
    private void send(Message message) {
        send(MessageWriter.frame(message));
    }

    private boolean send(byte[] frame) {
        try {
            toWorker.send(frame);
            return true;
        } catch (IOException e) {
            return false; // it has ended, or is about to
        }
    }

    void onEnd(Runnable action) {
        ended.thenRun(action);
    }

    /** Sets the listener of a worker that is started with work; one that stands by gets its own in {@link #take}. */
    void tell(WorkerListener to) {
        listener.complete(to);
    }

    /** Gives it the work that it was started for. */
    void run(Envelope work) {
        hand(Handover.of(work));
    }

    /**
     * Gives work to one that stands by; once. False if it has ended before, if it cannot answer since somebody has removed the pipe
     * before it came to open it, or if somebody would have to wait until it has all of it: if it was halted, that would be for ever.
     */
    synchronized boolean take(Envelope work, WorkerListener to) {
        Handover what = Handover.of(work);
        if (what.waits() || !ready.isDone() && Files.notExists(replies.path())) {
            kill();
            return false;
        }
        return hand(what) && listener.complete(to);
    }

    private boolean hand(Handover what) {
        handover = what;
        boolean well = send(what.frame());
        sent.complete(null);
        return well;
    }

    /** Has one that stands by try something, so that it does the like faster. */
    synchronized void warmUp(Envelope envelope) {
        if (!listener.isDone()) {
            send(new Message.WarmUp(envelope));
        }
    }

    /** Is done when it has booted and waits for work, or has ended. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** What it prints before it has work is the JVM's own, and waits for whoever gives it some. */
    private void line(boolean error, byte[] bytes) {
        WorkerListener to = listener.join();
        if (to != null && (ready.isDone() || !isOfAnEndInBoot(bytes))) {
            to.line(error, bytes);
        }
    }

    private static boolean isOfAnEndInBoot(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).startsWith(ENDED_IN_BOOT);
    }

    /** Listens to it until its end. */
    private void listen() {
        try (replies) {
            if (isOurs(replies.reader().receive())) {
                replies.release();
                replies.reader().trust();
                ready.complete(null);
                WorkerListener to = listener.join();
                for (Message message; (message = replies.reader().receive()) != null; ) {
                    handle(message, to);
                }
            }
        } catch (MessageReader.NoRoomException e) {
            listener.join().outcomeLost(e.getMessage()); // only one that is trusted sends that much
        } catch (IOException e) {
            // the worker died in the middle of a message, or is none of ours; its exit code tells
        } catch (RuntimeException | Error e) {
            deaf(e);
        } finally {
            disconnected.complete(null);
        }
    }

    /** It would wait for answers that never come. */
    private void deaf(Throwable why) {
        kill();
        output.say("brood: what this process sent could not be taken in: " + why);
    }

    private boolean isOurs(Message first) {
        return first instanceof Message.Hello(var shown) && shown.equals(token);
    }

    private void handle(Message message, WorkerListener to) throws IOException {
        switch (message) {
            case Message.ClassWanted(var name) -> {
                byte[] bytes = to.classWanted(name);
                send(new Message.ClassFound(name, bytes == null ? new byte[0] : bytes));
            }
            case Message.Outcome(var threw, var graph) -> to.outcome(threw, graph);
            case Message.LibrariesWanted() -> send(new Message.Libraries(to.librariesWanted()));
            case Message.TakesItsTime() -> takesItsTime = true;
            case Message.Leaving() -> leftInGoodOrder = true;
            default -> throw new IOException("a parent does not expect " + message);
        }
    }

    private void processEnded(int code) {
        replies.release();
        if (handover != null) {
            handover.end();
        }
        ready.complete(null);
        if (listener.complete(null)) {
            ended.complete(null); // nobody else is interested
            return;
        }
        awaitLastMessages();
        ended.complete(null);
        listener.join().ended(exitCode(code));
    }

    /** As Python has it: a signal's number is negative. */
    private int exitCode(int code) {
        boolean bySignal = !leftInGoodOrder && code > SIGNALLED && code <= SIGNALLED + LAST_SIGNAL;
        if (bySignal && terminatedInBoot && !killed) {
            return -SIGTERM;
        }
        return bySignal ? SIGNALLED - code : code;
    }

    private void awaitLastMessages() {
        long progress = replies.reader().progressSince(-1);
        while (progress >= 0 && !isDisconnectedSoon()) {
            progress = replies.reader().progressSince(progress);
        }
    }

    private boolean isDisconnectedSoon() {
        return disconnected
                .thenApply(_ -> true)
                .completeOnTimeout(false, LAST_MESSAGES_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public long pid() {
        return process.toHandle().pid();
    }

    @Override
    public Optional<ProcessHandle> handle() {
        return Optional.of(process.toHandle());
    }

    /** Not before it has its work, and without waiting for that. */
    @Override
    public void interrupt() {
        sent.thenRun(() -> send(new Message.Interrupt()));
    }

    /**
     * By its handle: a {@link Process} hangs up as well, and what was printed until then, or is in this moment, is lost.
     *
     * <p>One that has not said that it is ready is killed: nothing of its work has begun, and while a JVM boots, it takes SIGTERM
     * for a reason to run hooks, to fail in its own initialization, or, in the moment before it leaves the signal to the
     * system, loses it. One that takes its time has been heard before, see {@link Message.TakesItsTime}.
     */
    @Override
    public void terminate() {
        if (ready.isDone()) {
            process.toHandle().destroy();
        } else {
            terminatedInBoot = true;
            process.toHandle().destroyForcibly();
        }
    }

    @Override
    public boolean takesItsTime() {
        return takesItsTime;
    }

    @Override
    public long delivered(boolean error) {
        return output.delivered(error);
    }

    @Override
    public boolean wasKilled() {
        return killed;
    }

    @Override
    public void kill() {
        killed = true;
        process.toHandle().destroyForcibly();
    }
}
