package dev.brood.internal.process;

import dev.brood.internal.memory.Session;
import dev.brood.internal.worker.Job;
import dev.brood.internal.worker.WorkerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs a child process in its worker: makes this process be the child, then does what the subclass says. */
public abstract class ChildJob implements Job {

    private volatile boolean outlivesParent;
    private volatile boolean parentGone;
    private volatile Path parentMark;
    private final CompletableFuture<ProcessCore> parent = new CompletableFuture<>();

    /** Makes a job that is about to arrive. */
    protected ChildJob() {
        ThisProcess.prepare(); // decoding may open the session
    }

    /**
     * Makes what stands for the process in its worker.
     *
     * @param identity who it is to be
     * @param payload what the job was given
     * @return who this process is from now on
     */
    protected abstract ProcessCore child(Identity identity, List<Object> payload);

    /** Runs the user's code. */
    void execute(ProcessCore child, WorkerProcess worker) throws Exception {
        child.role().run();
    }

    @Override
    public final void run(List<Object> roots, WorkerProcess worker) throws Exception {
        Identity identity = Identity.read(roots);
        ProcessCore child = child(identity, Identity.rest(roots));
        outlivesParent = !child.isDaemon();
        parentMark = worker.parentMark(); // after the line above: it says that the job is known
        if (parentGone) {
            parentGone(); // it went before we knew what to do about it
        }
        parent.complete(MainRole.parent(identity.parentName(), identity.parentPid()));
        child.becomeSelf();
        ThisProcess.key(identity.key());
        ThisProcess.get()
                .become(
                        child,
                        child.identity(),
                        parent.join(),
                        ThisProcess.Code.of(worker.session()));
        Termination.ofWorker(worker::takeTime);
        ShutdownSequence.last(() -> leave(worker));
        ShutdownSequence.arrange();
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, thrown) -> {
                    Session.endsBadly();
                    Uncaught.tell("Process " + child.name() + ":" + System.lineSeparator(), thrown);
                });
        Uncaught.tellOfThreads();
        execute(child, worker);
    }

    @Override
    public void unreadable(Throwable why, WorkerProcess worker) throws Exception {
        throw UnreadableException.of(why, worker);
    }

    private void leave(WorkerProcess worker) {
        worker.leave();
        if (parentGone) {
            Session.removeAbandoned(parentMark.getParent());
        }
    }

    /**
     * The parent has died. A daemon goes at once, and its own daemons after it, as they notice the
     * same. The others finish. Of several daemons the one that removes the parent's mark cleans
     * up, so that the rest lose no time.
     */
    @Override
    public final void parentGone() {
        parentGone = true;
        Path mark = parentMark;
        if (mark == null) {
            return;
        }
        if (outlivesParent) {
            parent.thenAccept(ProcessCore::parentEnded);
            return;
        }
        try {
            if (mark.toFile().delete()) {
                ThisProcess.get().closeEngine();
                Session.close();
                Session.removeAbandoned(mark.getParent());
            }
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
