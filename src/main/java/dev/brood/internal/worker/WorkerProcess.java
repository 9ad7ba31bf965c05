package dev.brood.internal.worker;

import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.code.SessionLoader;
import dev.brood.internal.code.SourceNames;
import dev.brood.internal.code.Unpacker;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Message;
import dev.brood.internal.wire.MessageReader;
import dev.brood.internal.wire.MessageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** The worker's end of the line to its parent, and what it needs to take in code and values that come over it. */
public final class WorkerProcess {

    private static final byte[] NO_CLASS = {};

    /** It comes as soon as the thread runs. */
    private static final Duration LONGEST_FAREWELL = Duration.ofMillis(100);

    private final MessageReader fromParent;
    private final MessageWriter toParent;
    private final Path parentMark;
    private final SessionLoader loader = new SessionLoader(this::fetch, this::fetchLibraries);
    private final Codec codec = new Codec(loader, new SourceNames(loader));
    private final Map<String, CompletableFuture<byte[]>> wanted = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<List<String>>> librariesWanted =
            new ConcurrentLinkedQueue<>();
    private final Thread main = Thread.currentThread();
    private Thread listener;
    private volatile boolean parentGone;
    private volatile boolean leaving;

    WorkerProcess(MessageReader fromParent, MessageWriter toParent, Path parentMark) {
        this.fromParent = fromParent;
        this.toParent = toParent;
        this.parentMark = parentMark;
    }

    /**
     * Says that it is ready and waits for what to run; null if the parent went away before it had said that. One that said it
     * and was killed has not said it in vain.
     *
     * @param warmUp is given what is only to be tried
     */
    Envelope awaitEnvelope(String token, Consumer<Envelope> warmUp) {
        try {
            send(new Message.Hello(token));
            Message message = fromParent.receive();
            while (message instanceof Message.WarmUp(var envelope)) {
                warmUp.accept(envelope);
                message = fromParent.receive();
            }
            if (message instanceof Message.RunStored(var path)) {
                return takeStored(Path.of(path));
            }
            return message instanceof Message.Run(var envelope) ? envelope : null;
        } catch (IOException e) {
            return null; // it died in the middle of a message
        }
    }

    private static Envelope takeStored(Path file) throws IOException {
        if (!FileStatus.isPrivateFolder(file.getParent())) {
            throw new IOException("what to run was put where others may change it: " + file);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.deleteIfExists(file);
        return Envelope.ofBytes(bytes);
    }

    List<Object> unpack(Envelope envelope) {
        return Arrays.asList(new Unpacker(loader, codec).unpack(envelope));
    }

    /** Listens to the parent from now on, in a thread of its own. */
    void listen(Job job) {
        listener = new Thread(() -> listenUntilEnd(job), "brood-parent");
        listener.setDaemon(true);
        listener.start();
    }

    private void listenUntilEnd(Job job) {
        try {
            for (Message message; (message = fromParent.receive()) != null; ) {
                take(message);
            }
        } catch (IOException | RuntimeException | Error e) {
            // the parent died in the middle of a message, or is none of ours, or there is no memory
            // to hear it: gone in any case
        }
        parentGone = true;
        wanted.keySet().forEach(name -> answer(name, NO_CLASS));
        answer(List.of());
        if (!leaving) {
            job.parentGone();
        }
    }

    private void take(Message message) throws IOException {
        if (message instanceof Message.Interrupt) {
            main.interrupt();
        } else if (message instanceof Message.ClassFound(var name, var bytes)) {
            answer(name, bytes);
        } else if (message instanceof Message.Libraries(var paths)) {
            answer(paths);
        } else {
            throw new IOException("a worker does not expect " + message);
        }
    }

    private void answer(String name, byte[] bytes) {
        CompletableFuture<byte[]> waiting = wanted.remove(name);
        if (waiting != null) {
            waiting.complete(bytes);
        }
    }

    /** Asks the parent for a class; null if it has none, or is gone. */
    private byte[] fetch(String name) {
        endIfOnlyTrying();
        CompletableFuture<byte[]> answer =
                wanted.computeIfAbsent(name, _ -> new CompletableFuture<>());
        if (parentGone || !send(new Message.ClassWanted(name))) {
            answer(name, NO_CLASS);
        }
        byte[] bytes =
                answer.join(); // the listener answers, or completes it when the parent is gone
        return bytes.length == 0 ? null : bytes;
    }

    private void answer(List<String> libraries) {
        for (CompletableFuture<List<String>> waiting;
                (waiting = librariesWanted.poll()) != null; ) {
            waiting.complete(libraries);
        }
    }

    /** Asks the parent what was added to the class path; nothing if the parent is gone. */
    private List<String> fetchLibraries() {
        endIfOnlyTrying();
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        librariesWanted.add(answer);
        if (parentGone || !send(new Message.LibrariesWanted())) {
            answer(List.of());
        }
        return answer.join();
    }

    /**
     * Nobody would hear the answer to a question while this process stands by, and the JVM remembers for ever that a class was not
     * there. The parent has another one made, which does not try that.
     */
    private void endIfOnlyTrying() {
        if (listener == null) {
            Runtime.getRuntime().halt(0);
        }
    }

    private boolean send(Message message) {
        try {
            toParent.send(message);
            return true;
        } catch (IOException e) {
            return false; // the listener notices as well
        }
    }

    /**
     * Tells the parent what came out of the job. If the parent is gone, nobody wants to know.
     *
     * @param threw whether it threw
     * @param graph its value or exception, encoded with {@link #codec}
     */
    public void sendOutcome(boolean threw, byte[] graph) {
        send(new Message.Outcome(threw, graph));
    }

    /** Tells the parent that this process has something to do when it is asked to end, and waits until it knows. */
    public void takeTime() {
        send(new Message.TakesItsTime());
        List<String> _ = fetchLibraries(); // an answer to this comes after it has read that
    }

    /**
     * Tells the parent that this process ends in good order, and hangs up. A thread that is still reading when a JVM
     * ends costs up to 300 ms, in steps of 10, in which the JVM waits for it to come out of native code.
     */
    public void leave() {
        leaving = true;
        send(new Message.Leaving());
        try (fromParent;
                toParent) {
            // both are closed
        } catch (IOException e) {
            // it is closed for us in a moment
        }
        Uninterrupted.await(() -> listener.join(LONGEST_FAREWELL));
    }

    /**
     * Gives the session classes of this process.
     *
     * @return the loader that defines them
     */
    public SessionLoader session() {
        return loader;
    }

    /**
     * Gives the codec of this process.
     *
     * @return a codec that knows the session classes
     */
    public Codec codec() {
        return codec;
    }

    /**
     * Tells how to see that the parent ended in good order.
     *
     * @return path of a file that is there until then, in the session's folder
     */
    public Path parentMark() {
        return parentMark;
    }
}
