package dev.brood.internal.engine.local;

import dev.brood.internal.base.Secret;
import dev.brood.internal.file.OursAlone;
import dev.brood.internal.memory.Session;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Message;
import dev.brood.internal.wire.MessageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How a worker gets its work, so that it does it even if the parent is killed a moment later. A short message is in the pipe
 * then, whether or not the worker has booted. A longer one would wait there for it to read: that is put into a file in the
 * session's folder. What is very long, or finds no room there, goes through the pipe all the same: whoever sends it waits
 * until the worker has it.
 *
 * @param frame what to send
 * @param file what it is about, the worker's once it has read that; or null
 */
record Handover(byte[] frame, Path file) {

    /** What a pipe takes at once, less what may be in it already. */
    private static final int SHORT_FRAME = 32 * 1024;

    /** What is longer would be in memory once more while the worker boots. */
    private static final int LONGEST_FILE = 64 << 20;

    static Handover of(Envelope work) {
        byte[] bytes = work.toBytes();
        if (bytes.length > SHORT_FRAME && bytes.length <= LONGEST_FILE) {
            Path file = Session.folder().resolve("work-" + Secret.name());
            try {
                Files.createFile(file, OursAlone.FILE);
                Files.write(file, bytes, StandardOpenOption.WRITE);
                return new Handover(
                        MessageWriter.frame(new Message.RunStored(file.toString())), file);
            } catch (IOException e) {
                remove(file); // there is no room for all of it
            }
        }
        return new Handover(MessageWriter.frameOf(bytes), null);
    }

    /** Whether to send it may wait for the worker. */
    boolean waits() {
        return frame.length > SHORT_FRAME;
    }

    /** The worker has it, or never will. */
    void end() {
        if (file != null) {
            remove(file);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it goes with the session's folder
        }
    }
}
