package dev.brood.internal.engine.local;

import dev.brood.error.ProcessFailedException;
import dev.brood.internal.base.Secret;
import dev.brood.internal.file.OursAlone;
import dev.brood.internal.memory.Session;
import dev.brood.internal.wire.Envelope;
import dev.brood.spi.Engine;
import dev.brood.spi.Surroundings;
import dev.brood.spi.Work;
import dev.brood.spi.Worker;
import dev.brood.spi.WorkerListener;
import dev.brood.spi.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts each worker as a child JVM of this process. With the first one comes a mark in the session's folder: a file that is
 * there until this process ends in good order.
 */
final class LocalEngine implements Engine {

    private final WorkerCommand command;
    private final Standby standby;
    private final NamedPipes pipes = new NamedPipes();
    private Path mark;

    LocalEngine(Surroundings surroundings) {
        this.command = new WorkerCommand(surroundings::classPath);
        this.standby =
                new Standby(
                        surroundings.mostStandby(),
                        surroundings::classPath,
                        () -> boot(WorkerSettings.USUAL, null),
                        () -> (Envelope) surroundings.warmUp(),
                        surroundings::codeVersion);
    }

    @Override
    public Worker launch(WorkerSettings settings, Work work, WorkerListener listener) {
        Envelope envelope = (Envelope) work; // in the form that our own workers read
        LocalWorker ready = settings.canStandBy() ? standby.take(settings.ofPool()) : null;
        if (ready != null && ready.take(envelope, listener)) {
            return ready;
        }
        LocalWorker worker = boot(settings, listener);
        worker.run(envelope);
        return worker;
    }

    @Override
    public void standBy(int foreseen) {
        standby.fill(foreseen);
    }

    /** One that stands by if nobody is to be told of it. */
    private LocalWorker boot(WorkerSettings settings, WorkerListener listener) {
        try {
            Path stands = mark();
            LocalWorker worker = new LocalWorker(new ReplyPipe(pipes.take()));
            if (listener != null) {
                worker.tell(listener);
            }
            worker.start(command.line(settings), command.environment(settings), settings.folder());
            worker.welcome(stands);
            return worker;
        } catch (IOException e) {
            throw new ProcessFailedException("cannot start a worker process: " + e.getMessage(), e);
        }
    }

    /** Made again if somebody has removed the session's folder, as those know it who stand by. */
    private synchronized Path mark() throws IOException {
        Path folder = Session.folder();
        if (mark == null) {
            mark = Files.createFile(folder.resolve("parent-" + Secret.name()), OursAlone.FILE);
        } else if (!Files.exists(mark)) {
            Files.createFile(mark, OursAlone.FILE);
        }
        return mark;
    }

    @Override
    public void close() {
        standby.close();
        pipes.close();
        removeMark();
    }

    private synchronized void removeMark() {
        if (mark != null) {
            mark.toFile().delete();
            mark = null;
        }
    }
}
