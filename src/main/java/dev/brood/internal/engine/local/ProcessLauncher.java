package dev.brood.internal.engine.local;

import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.diagnosis.ThreadLimit;
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

    private final CompletableFuture<Process> launched = new CompletableFuture<>();
    private final OutputLines output;
    private final IntConsumer onEnd;

    @SuppressWarnings("deprecation") // the builder can build no subclass
    ProcessLauncher(Path folder, OutputLines output, IntConsumer onEnd) {
        this.output = output;
        this.onEnd = onEnd;
        if (folder != null) {
            setWorkingDirectory(folder.toFile());
        }
        setStreamHandler(new OutputPumps(output.stream(false), output.stream(true)));
        setExitValues(null); // every exit code is fine with us
    }

    /** Starts the process and returns as soon as the system has made it. */
    Process begin(CommandLine line, Map<String, String> environment) throws IOException {
        try {
            execute(line, environment, new End());
        } catch (OutOfMemoryError e) {
            throw new IOException(inWords(e), e);
        }
        try {
            return launched.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(inWords(e.getCause()), e.getCause());
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

    /** The thread that watches the process, and makes the ones that pump its output. Commons Exec starts it. */
    @Override
    protected Thread createThread(Runnable watching, String name) {
        return SystemThreads.make("brood-watch", () -> watch(watching));
    }

    /** A process that cannot be watched, as there can be no more threads, would hang with a full pipe, and its end would be seen by nobody. */
    private void watch(Runnable watching) {
        try {
            watching.run();
        } catch (RuntimeException | Error e) {
            if (!launched.completeExceptionally(e)) {
                Process process = launched.join();
                process.destroyForcibly();
                output.say("brood: its output could not be taken: " + inWords(e));
                onEnd.accept(Uninterrupted.await(process::waitFor));
            }
        }
    }

    private static String inWords(Throwable thrown) {
        return ThreadLimit.isSaidBy(thrown.getMessage()) ? ThreadLimit.words() : thrown.toString();
    }

    private final class End implements ExecuteResultHandler {

        @Override
        public void onProcessComplete(int exitCode) {
            onEnd.accept(exitCode);
        }

        /** Either the process could not be started, or it has ended and its output went on for too long. */
        @Override
        public void onProcessFailed(ExecuteException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (!launched.completeExceptionally(cause)) {
                onEnd.accept(launched.join().exitValue());
            }
        }
    }
}
