package dev.brood.internal.engine.local;

import dev.brood.internal.wire.MessageReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The parent's side of a {@linkplain NamedPipes named pipe} from a worker.
 *
 * <p>Opening a named pipe waits for the other side, and reading one is at its end while nobody has it open for writing. So
 * until the worker has opened it the parent holds it open for writing itself: opening for both never waits. After that, or
 * when the worker has died before, the parent {@linkplain #release lets go}, and the end of the worker is the end of the
 * pipe.
 */
final class ReplyPipe implements AutoCloseable {

    private final Path path;
    private final FileChannel hold;
    private final MessageReader reader;

    ReplyPipe(Path path) throws IOException {
        this.path = path;
        this.hold = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.reader = new MessageReader(FileChannel.open(path, StandardOpenOption.READ));
    }

    Path path() {
        return path;
    }

    MessageReader reader() {
        return reader;
    }

    /** From now on the worker alone has it open for writing, and nobody can open it any more. */
    void release() {
        NamedPipes.remove(path);
        try {
            hold.close();
        } catch (IOException e) {
            // closed, which is all we want
        }
    }

    @Override
    public void close() throws IOException {
        release();
        reader.close();
    }
}
