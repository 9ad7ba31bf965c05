package dev.brood.engine.local;

import dev.brood.engine.Engine;
import dev.brood.engine.Worker;
import dev.brood.engine.WorkerListener;
import dev.brood.engine.WorkerSettings;
import dev.brood.error.ProcessFailedException;
import dev.brood.wire.Envelope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Starts each worker as a child JVM of this process. The session's folder and the control socket in it are made with the
 * first one.
 */
public final class LocalEngine implements Engine {

    private final WorkerCommand command;
    private final Path sessionFolder;
    private ControlServer server;

    /**
     * Makes an engine.
     *
     * @param classPath gives the class path for workers, asked at each start
     * @param sessionFolder the folder of a session that this process joins, or null to make one of its own
     */
    public LocalEngine(Supplier<String> classPath, Path sessionFolder) {
        this.command = new WorkerCommand(classPath);
        this.sessionFolder = sessionFolder;
    }

    @Override
    public Worker launch(WorkerSettings settings, Envelope envelope, WorkerListener listener) {
        ControlServer control = server();
        LocalWorker worker = new LocalWorker(envelope, listener);
        String token = control.expect(worker);
        try {
            worker.start(
                    command.line(settings),
                    command.environment(settings),
                    settings.folder(),
                    control.greeting(token));
        } catch (IOException e) {
            control.forget(token);
            throw new ProcessFailedException("cannot start a worker process: " + e.getMessage(), e);
        }
        worker.onEnd(() -> control.forget(token));
        return worker;
    }

    private synchronized ControlServer server() {
        if (server == null) {
            try {
                SessionFolder.sweep();
                server =
                        new ControlServer(
                                sessionFolder == null
                                        ? SessionFolder.create()
                                        : SessionFolder.join(sessionFolder));
            } catch (IOException e) {
                throw new ProcessFailedException(
                        "cannot make the session's folder: " + e.getMessage(), e);
            }
        }
        return server;
    }

    /**
     * Cleans up after a session whose other processes are gone, for a worker that outlived its parent. Does nothing
     * while any process of the session is alive. Call it after {@link #close}.
     *
     * @param folder the session's folder
     */
    public static void removeAbandoned(Path folder) {
        SessionFolder.removeSoon(folder);
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
