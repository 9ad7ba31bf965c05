package dev.brood.engine.local;

import dev.brood.engine.Engine;
import dev.brood.engine.Worker;
import dev.brood.engine.WorkerListener;
import dev.brood.engine.WorkerSettings;
import dev.brood.error.ProcessFailedException;
import dev.brood.memory.Session;
import dev.brood.wire.Envelope;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Starts each worker as a child JVM of this process. The control socket, in the session's folder, is made with the
 * first one.
 */
public final class LocalEngine implements Engine {

    private final WorkerCommand command;
    private final Standby standby;
    private ControlServer server;

    /**
     * Makes an engine.
     *
     * @param classPath gives the class path for workers, asked at each start
     * @param mostStandby how many workers it may have ready, 0 for none
     * @param rehearsal gives what these unpack while they wait, so that they have done it before
     */
    public LocalEngine(Supplier<String> classPath, int mostStandby, Supplier<Envelope> rehearsal) {
        this.command = new WorkerCommand(classPath);
        this.standby =
                new Standby(
                        mostStandby, classPath, () -> boot(WorkerSettings.USUAL, rehearsal.get()));
    }

    @Override
    public Worker launch(WorkerSettings settings, Envelope envelope, WorkerListener listener) {
        LocalWorker ready = settings.equals(WorkerSettings.USUAL) ? standby.take() : null;
        if (ready != null && ready.give(envelope, listener)) {
            return ready;
        }
        LocalWorker worker = boot(settings, null);
        worker.give(envelope, listener);
        return worker;
    }

    @Override
    public void standBy() {
        standby.fill();
    }

    private LocalWorker boot(WorkerSettings settings, Envelope rehearsal) {
        ControlServer control = server();
        LocalWorker worker = new LocalWorker(rehearsal);
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
                server = new ControlServer(Session.folder());
            } catch (IOException e) {
                throw new ProcessFailedException(
                        "cannot make the control socket: " + e.getMessage(), e);
            }
        }
        return server;
    }

    @Override
    public void close() {
        standby.close();
        closeServer();
    }

    private synchronized void closeServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
