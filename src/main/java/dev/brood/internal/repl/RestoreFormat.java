package dev.brood.internal.repl;

import dev.brood.internal.command.LastRun;
import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.dependency.Dependencies;
import dev.brood.shell.Journal;
import dev.brood.shell.Origin;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What a session writes down of itself: records, each added at the end, so that a session of thousands of snippets costs no more for
 * each than one of ten.
 *
 * <pre>
 *   length of the text in bytes │ kind │ text, two bytes a character │ checksum of all before
 *             int               │ char │                             │         int
 * </pre>
 *
 * <p>A record that was not finished ends what can be read: that loses one snippet at most, which was on its way.
 */
final class RestoreFormat {

    private static final char SNIPPET = 's';
    private static final char DROP = 'd';

    /** What was entered before holds no more, as after a reset. */
    private static final char ANEW = 'a';

    private static final char DEPENDENCIES = 'l';
    private static final char CLASS_PATH = 'c';

    private static final String SEPARATOR = "\0";
    private static final int OVERHEAD = Integer.BYTES + Character.BYTES + Integer.BYTES;

    private RestoreFormat() {}

    static ByteBuffer entry(Journal.Entry entry) {
        return record(entry.drop() ? DROP : SNIPPET, entry.source());
    }

    static ByteBuffer anew() {
        return record(ANEW, "");
    }

    static ByteBuffer dependencies(List<Coordinates> dependencies) {
        return record(DEPENDENCIES, String.join("\n", Dependencies.lines(dependencies)));
    }

    static ByteBuffer classPath(List<Path> paths) {
        return record(
                CLASS_PATH,
                paths.stream()
                        .map(path -> path.toAbsolutePath().toString())
                        .collect(Collectors.joining(SEPARATOR)));
    }

    private static ByteBuffer record(char kind, String text) {
        int length = text.length() * Character.BYTES;
        ByteBuffer record = ByteBuffer.allocate(OVERHEAD + length);
        record.putInt(length).putChar(kind);
        record.asCharBuffer().put(text);
        record.position(record.position() + length);
        return record.putInt(checksum(record, 0, record.position())).flip();
    }

    private static int checksum(ByteBuffer bytes, int start, int end) {
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(start, end - start));
        return (int) sum.getValue();
    }

    /** Reads as much as is whole. */
    static LastRun read(ByteBuffer bytes) {
        List<Journal.Entry> entries = new ArrayList<>();
        List<Path> classPath = List.of();
        String dependencies = "";
        while (isWhole(bytes)) {
            int length = bytes.getInt();
            char kind = bytes.getChar();
            String text = bytes.asCharBuffer().limit(length / Character.BYTES).toString();
            bytes.position(bytes.position() + length + Integer.BYTES);
            switch (kind) {
                case SNIPPET -> entries.add(new Journal.Entry(text, Origin.PROMPT, false));
                case DROP -> entries.add(new Journal.Entry(text, Origin.PROMPT, true));
                case ANEW -> entries.clear();
                case DEPENDENCIES -> dependencies = text;
                case CLASS_PATH -> classPath = paths(text);
                default -> {} // of a newer version
            }
        }
        return new LastRun(classPath, withDependencies(dependencies, entries));
    }

    private static boolean isWhole(ByteBuffer bytes) {
        if (bytes.remaining() < OVERHEAD) {
            return false;
        }
        int start = bytes.position();
        int length = bytes.getInt(start);
        if (length < 0 || length > bytes.remaining() - OVERHEAD) {
            return false;
        }
        int end = start + OVERHEAD + length - Integer.BYTES;
        return bytes.getInt(end) == checksum(bytes, start, end);
    }

    private static List<Path> paths(String text) {
        try {
            return Arrays.stream(text.split(SEPARATOR))
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .toList();
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    /** What is needed stands at the top of the first snippet, as in a script. */
    private static List<Journal.Entry> withDependencies(String lines, List<Journal.Entry> entries) {
        if (!lines.isEmpty() && !entries.isEmpty() && !entries.getFirst().drop()) {
            String source = entries.getFirst().source();
            if (!source.startsWith(lines)) {
                entries.set(0, new Journal.Entry(lines + "\n" + source, Origin.PROMPT, false));
            }
        }
        return List.copyOf(entries);
    }
}
