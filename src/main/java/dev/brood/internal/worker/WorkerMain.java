package dev.brood.internal.worker;

import dev.brood.internal.memory.Session;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Message;
import dev.brood.internal.wire.MessageReader;
import dev.brood.internal.wire.MessageWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;

/**
 * The main class of every child process.
 *
 * <p>The parent writes messages to it, the first of which says how to answer. The exit code is the JVM's own: 0 when the job
 * returns, 1 when it throws, what was given to {@code System.exit}; non-daemon threads are waited for and shutdown hooks run.
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
        Sigterm.endsAtOnce(); // as Python's terminate() has it
        MessageReader fromParent = ParentConnection.fromParent();
        if (!(fromParent.receive() instanceof Message.Welcome welcome)) {
            return; // the parent went away before it could say anything
        }
        Path mark = Path.of(welcome.mark());
        Session.join(mark.getParent());
        MessageWriter toParent = ParentConnection.toParent(Path.of(welcome.replies()));
        WorkerProcess worker = new WorkerProcess(fromParent, toParent, mark);
        Envelope envelope =
                worker.awaitEnvelope(welcome.token(), warmUp -> WarmUp.of(warmUp, worker));
        if (envelope == null) {
            cleanUpAfterParent(mark);
            return;
        }
        Job job = job(envelope.entry());
        worker.listen(job);
        Thread.currentThread().setContextClassLoader(worker.session());
        List<Object> roots;
        try {
            roots = worker.unpack(envelope);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            job.unreadable(e, worker);
            return;
        }
        job.run(roots, worker);
    }

    /** The parent was killed while this process stood by. Of several that did, one cleans up. */
    private static void cleanUpAfterParent(Path mark) {
        if (mark.toFile().delete()) {
            Session.close();
            Session.removeAbandoned(mark.getParent());
        }
    }

    static Job job(String entry) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(entry).getDeclaredConstructor();
        constructor.setAccessible(true); // jobs are not public
        return (Job) constructor.newInstance();
    }
}
