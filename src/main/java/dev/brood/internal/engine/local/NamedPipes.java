package dev.brood.internal.engine.local;

import dev.brood.internal.base.Secret;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.memory.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Named pipes in the session's folder, one for each worker, over which it answers its parent. Java cannot make them, so
 * {@code mkfifo} does, several at once, as starting a program costs as much as making hundreds.
 *
 * <p>Why not a Unix domain socket for both directions: the first one that a JVM opens takes 10 to 20 ms of processor time,
 * mostly for the security providers, out of which come random names that we do not need. Each worker would pay that.
 */
final class NamedPipes implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final Deque<Path> unused = new ArrayDeque<>();

    /** Gives one that nobody else has. Whoever takes it removes it. */
    synchronized Path take() throws IOException {
        for (Path next; (next = unused.poll()) != null; ) {
            if (FileStatus.isOwn(next, FileStatus.Kind.PIPE)) { // or else somebody has removed them
                return next;
            }
        }
        make();
        return unused.poll();
    }

    private void make() throws IOException {
        List<Path> paths = new ArrayList<>();
        String name = "replies-" + Secret.name() + "-";
        for (int i = 0; i < AT_ONCE; i++) {
            paths.add(Session.folder().resolve(name + i));
        }
        List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
        paths.forEach(path -> command.add(path.toString()));
        Process mkfifo = new ProcessBuilder(command).redirectErrorStream(true).start();
        String complaint =
                new String(mkfifo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (Uninterrupted.await(mkfifo::waitFor) != 0) {
            throw new IOException("mkfifo failed: " + complaint.strip());
        }
        unused.addAll(paths);
    }

    /** Removes those that nobody took. */
    @Override
    public synchronized void close() {
        unused.forEach(NamedPipes::remove);
        unused.clear();
    }

    static void remove(Path pipe) {
        try {
            Files.deleteIfExists(pipe);
        } catch (IOException e) {
            // it goes with the session's folder
        }
    }
}
