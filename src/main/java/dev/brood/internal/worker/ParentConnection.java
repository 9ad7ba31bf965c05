package dev.brood.internal.worker;

import dev.brood.internal.file.FileStatus;
import dev.brood.internal.wire.MessageReader;
import dev.brood.internal.wire.MessageWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The two pipes between a worker and its parent, opened from the worker's side. */
final class ParentConnection {

    /**
     * Where what the parent writes comes in. It is not the standard input, which is empty, so that neither the user's code
     * nor a program that this starts reads what is meant for us. Whoever starts the worker sees to that.
     */
    private static final Path FROM_PARENT = Path.of("/dev/fd/3");

    private ParentConnection() {}

    /** A channel, and no stream, as only the close of a channel wakes a thread that reads from it. */
    static MessageReader fromParent() throws IOException {
        var reader = new MessageReader(FileChannel.open(FROM_PARENT, StandardOpenOption.READ));
        reader.trust(); // nobody else can reach this pipe
        return reader;
    }

    /**
     * Opens a named pipe for writing. That would wait for ever if the parent, who reads it, had died; so it is
     * opened in both directions first, which never waits. If the parent is gone and the pipe with it, nobody listens; nor
     * does whoever makes another of that name.
     */
    static MessageWriter toParent(Path replies) throws IOException {
        if (!FileStatus.isPrivateFolder(replies.getParent())) {
            return new MessageWriter(OutputStream.nullOutputStream());
        }
        try (FileChannel _ =
                FileChannel.open(replies, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new MessageWriter(new FileOutputStream(replies.toFile()));
        } catch (NoSuchFileException e) {
            return new MessageWriter(OutputStream.nullOutputStream());
        }
    }
}
