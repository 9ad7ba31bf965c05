package dev.brood.worker;

import dev.brood.channel.Transit;
import dev.brood.memory.Session;
import dev.brood.sync.IntValue;
import dev.brood.wire.Codec;
import dev.brood.wire.Envelope;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main class of every child process.
 *
 * <p>The parent writes two lines to the standard input, the path of its control socket and a one-time token, and closes
 * it: the user's code finds an empty input. The exit code is the JVM's own: 0 when the job returns, 1 when it throws,
 * what was given to {@code System.exit}; non-daemon threads are waited for and shutdown hooks run.
 */
public final class WorkerMain {

    private WorkerMain() {}

    /**
     * Runs one worker.
     *
     * @param args not used
     * @throws Throwable what the job throws
     */
    public static void main(String[] args) throws Throwable {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String socket = input.readLine();
        String token = input.readLine();
        if (socket == null || token == null) {
            return; // the parent went away before it could say anything
        }
        Session.join(Path.of(socket).getParent());
        WorkerProcess worker = WorkerProcess.connect(Path.of(socket), token);
        Envelope envelope = worker.awaitEnvelope(rehearsal -> rehearse(rehearsal, worker));
        if (envelope == null) {
            return; // the parent went away
        }
        Job job = job(envelope.entry());
        worker.listen(job);
        Thread.currentThread().setContextClassLoader(worker.session());
        job.run(worker.unpack(envelope), worker);
    }

    /** The first time costs twenty times as much as the second. */
    private static void rehearse(Envelope envelope, WorkerProcess worker) {
        try {
            job(envelope.entry());
            worker.unpack(envelope);
            shareSomething(worker.codec());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // the performance will tell what is wrong
        }
    }

    /** Most functions use something that is shared. It is not sent to anybody, so it goes. */
    private static void shareSomething(Codec codec) {
        try (Transit _ = Transit.begin(false)) {
            var received = (IntValue) codec.decode(codec.encode(new IntValue(1)));
            received.set(received.get());
        }
    }

    private static Job job(String entry) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(entry).getDeclaredConstructor();
        constructor.setAccessible(true); // jobs are not public
        return (Job) constructor.newInstance();
    }
}
