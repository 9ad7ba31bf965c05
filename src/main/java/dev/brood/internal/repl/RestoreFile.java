package dev.brood.internal.repl;

import dev.brood.internal.dependency.Coordinates;
import dev.brood.shell.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was entered in this session, for {@code /reload -restore} after its end; written whenever something was entered, so that it
 * is there however the session ends. It is a help, not a promise: trouble with the file bothers nobody.
 */
final class RestoreFile {

    private final RestoreFolder folder;
    private FileChannel file;
    private boolean hasFailed;
    private List<Journal.Entry> kept = List.of();
    private List<Coordinates> keptDependencies = List.of();
    private List<Path> keptClassPath = List.of();

    /**
     * Keeps a session.
     *
     * @param folder where; null if nowhere
     */
    RestoreFile(RestoreFolder folder) {
        this.folder = folder;
        this.hasFailed = folder == null;
    }

    /** Writes what is new. */
    void keep(List<Journal.Entry> entries, List<Coordinates> dependencies, List<Path> classPath) {
        if (hasFailed || entries.isEmpty()) {
            return;
        }
        List<ByteBuffer> records = new ArrayList<>();
        if (!dependencies.equals(keptDependencies)) {
            records.add(RestoreFormat.dependencies(dependencies));
        }
        if (!classPath.equals(keptClassPath)) {
            records.add(RestoreFormat.classPath(classPath));
        }
        boolean hasGrown =
                entries.size() >= kept.size() && entries.subList(0, kept.size()).equals(kept);
        if (!hasGrown) {
            records.add(RestoreFormat.anew());
        }
        entries.stream()
                .skip(hasGrown ? kept.size() : 0)
                .map(RestoreFormat::entry)
                .forEach(records::add);
        kept = entries;
        keptDependencies = dependencies;
        keptClassPath = classPath;
        write(records);
    }

    /** Writes all at once, so that there is no moment in which what was entered before a reset is gone. */
    private void write(List<ByteBuffer> records) {
        if (records.isEmpty()) {
            return;
        }
        ByteBuffer all =
                ByteBuffer.allocate(records.stream().mapToInt(ByteBuffer::remaining).sum());
        records.forEach(all::put);
        all.flip();
        try {
            if (file == null) {
                file = folder.create();
            }
            while (all.hasRemaining()) {
                file.write(all);
            }
        } catch (IOException | RuntimeException e) {
            hasFailed = true; // as said above
        }
    }

    /** The session ends in good order. */
    void close() {
        if (file != null) {
            folder.ended();
        }
    }
}
