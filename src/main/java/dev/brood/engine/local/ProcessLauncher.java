package dev.brood.engine.local;

import dev.brood.file.FileStatus;
import dev.brood.memory.SystemThreads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;

/**
 * Starts one process through Commons Exec, which watches it and pumps its output, and hands out the {@link Process},
 * which Commons Exec keeps to itself.
 */
final class ProcessLauncher extends DefaultExecutor {

    /** HotSpot puts it there, whatever the temp folder is set to. */
    private static final String ATTACH_SOCKET = "/tmp/.java_pid";

    private final CompletableFuture<Process> launched = new CompletableFuture<>();
    private final IntConsumer onEnd;

    @SuppressWarnings("deprecation") // the builder can build no subclass
    ProcessLauncher(Path folder, OutputLines output, IntConsumer onEnd) {
        this.onEnd = onEnd;
        if (folder != null) {
            setWorkingDirectory(folder.toFile());
        }
        setStreamHandler(new OutputPumps(output.stream(false), output.stream(true)));
        setExitValues(null); // every exit code is fine with us
    }

    /** Starts the process and returns as soon as the system has made it. */
    Process begin(CommandLine line, Map<String, String> environment) throws IOException {
        execute(line, environment, new End());
        try {
            return launched.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    protected Process launch(CommandLine line, Map<String, String> environment, File folder)
            throws IOException {
        return hand(super.launch(line, environment, folder));
    }

    @Override
    protected Process launch(CommandLine line, Map<String, String> environment, Path folder)
            throws IOException {
        return hand(super.launch(line, environment, folder));
    }

    private Process hand(Process process) {
        launched.complete(process);
        return process;
    }

    /** The thread that watches the process, and makes the ones that pump its output. */
    @Override
    protected Thread createThread(Runnable watching, String name) {
        return SystemThreads.make("brood-watch", watching);
    }

    /**
     * A JVM that leaves signals alone, as workers do, opens the socket for {@code jstack} and the like when it starts, not when
     * somebody wants to attach. If it is killed, the socket stays. Anybody can make something of that name.
     */
    private static void removeAttachSocket(long pid) {
        Path socket = Path.of(ATTACH_SOCKET + pid);
        if (FileStatus.isOwn(socket, FileStatus.Kind.SOCKET)) {
            socket.toFile().delete();
        }
    }

    private final class End implements ExecuteResultHandler {

        @Override
        public void onProcessComplete(int exitCode) {
            ended(exitCode);
        }

        /** Either the process could not be started, or it has ended and its output went on for too long. */
        @Override
        public void onProcessFailed(ExecuteException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (!launched.completeExceptionally(cause)) {
                ended(launched.join().exitValue());
            }
        }

        private void ended(int exitCode) {
            removeAttachSocket(launched.join().pid());
            onEnd.accept(exitCode);
        }
    }
}
