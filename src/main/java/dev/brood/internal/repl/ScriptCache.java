package dev.brood.internal.repl;

import dev.brood.internal.file.CacheFolder;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OursAlone;
import dev.brood.internal.file.OwnFolder;
import dev.brood.shell.Recorded;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What was recorded of a script, in a file of the user's cache folder. It holds for exactly this text under this name, with
 * this class path, this Brood and this JDK: all of that is in the file, and compared. The folder is closed to others, and a
 * file that is not this user's own, is torn or has changed counts as none: then the script is compiled, as without a cache.
 *
 * <pre>
 *    0         8                16    20    20 + key
 *   | magic    | CRC-32 of what | key | key | recorded |
 *   |          | follows        | size|     |          |
 * </pre>
 */
final class ScriptCache {

    private static final long MAGIC = 0x42726f6f64303031L; // "Brood001"
    private static final int HEAD = 2 * Long.BYTES;

    /** The setting of the launcher that turns all caches off. */
    private static final String SWITCH = "BROOD_CACHES";

    private static final int LARGEST = 8 << 20;
    private static final int MOST_FILES = 200;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String SUFFIX = ".script";

    /** Null if nothing can be kept. */
    private final byte[] key;

    private final Path folder;

    /** One for what the key says, in a folder. */
    ScriptCache(byte[] key, Path folder) {
        this.key = key;
        this.folder = folder;
    }

    /**
     * The one for a script.
     *
     * @param script the script
     * @param classPath what is added to the class path for it
     */
    static ScriptCache of(Script script, List<Path> classPath) {
        if ("off".equals(System.getenv(SWITCH))) {
            return new ScriptCache(null, null);
        }
        try {
            return new ScriptCache(
                    key(script, classPath).getBytes(StandardCharsets.UTF_8),
                    CacheFolder.of("scripts"));
        } catch (IOException e) {
            return new ScriptCache(null, null);
        }
    }

    private static String key(Script script, List<Path> classPath) throws IOException {
        StringBuilder key = new StringBuilder();
        for (String setting : List.of("java.home", "java.vm.version", "brood.jvm.options")) {
            key.append(System.getProperty(setting, "")).append('\n');
        }
        for (String own : System.getProperty("java.class.path").split(File.pathSeparator)) {
            key.append(jar(Path.of(own)));
        }
        for (Path added : classPath) {
            key.append(jar(added));
        }
        return key.append(script.name()).append('\n').append(script.text()).toString();
    }

    /** What tells whether a jar has changed. What is in a folder may change without a trace. */
    private static String jar(Path path) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isRegularFile()) {
            throw new IOException(path + " is no jar");
        }
        return "%s %d %s\n".formatted(path.toAbsolutePath(), file.size(), file.lastModifiedTime());
    }

    private Path file() throws IOException {
        CRC32 sum = new CRC32();
        sum.update(key);
        return OwnFolder.make(folder)
                .resolve(Long.toHexString(sum.getValue() << 32 | key.length) + SUFFIX);
    }

    /** What was recorded; null if nothing was, or it is of no use. */
    Recorded find() {
        if (key == null) {
            return null;
        }
        try {
            Path file = file();
            return FileStatus.isOwn(file, FileStatus.Kind.FILE) ? read(file) : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private Recorded read(Path path) throws IOException {
        ByteBuffer bytes;
        try (InputStream file = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            bytes = ByteBuffer.wrap(file.readNBytes(LARGEST + 1));
        }
        if (bytes.limit() < HEAD + Integer.BYTES + key.length || bytes.limit() > LARGEST) {
            return null;
        }
        boolean isOurs =
                bytes.getLong() == MAGIC && bytes.getLong() == sum(bytes.slice()) && isKey(bytes);
        return isOurs
                ? Recorded.of(Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit()))
                : null;
    }

    private static long sum(ByteBuffer bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** Whether the key comes next; if so, leaves it behind. */
    private boolean isKey(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length != key.length
                || !bytes.slice(bytes.position(), length).equals(ByteBuffer.wrap(key))) {
            return false;
        }
        bytes.position(bytes.position() + length);
        return true;
    }

    /** Keeps what was recorded. That it cannot be kept is nobody's business. */
    void keep(Recorded recorded) {
        if (key == null || recorded == null) {
            return;
        }
        byte[] steps = recorded.toBytes();
        if ((long) HEAD + Integer.BYTES + key.length + steps.length > LARGEST) {
            return;
        }
        try {
            write(steps);
        } catch (IOException e) {
            // then it is compiled the next time, too
        }
    }

    private void write(byte[] steps) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + Integer.BYTES + key.length + steps.length);
        bytes.position(HEAD).putInt(key.length).put(key).put(steps);
        long sum = sum(bytes.slice(HEAD, bytes.capacity() - HEAD));
        bytes.putLong(0, MAGIC).putLong(Long.BYTES, sum);
        Path file = file();
        sweep(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "new", SUFFIX, OursAlone.FILE);
        Files.write(temporary, bytes.array());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what is old, and the oldest if there are too many. */
    private static void sweep(Path folder) throws IOException {
        record Kept(Path file, FileTime time) {}
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.add(new Kept(file, Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Kept::time));
        FileTime oldest = FileTime.from(Instant.now().minus(LONGEST));
        int tooMany = all.size() - MOST_FILES;
        for (int i = 0; i < all.size(); i++) {
            if (i < tooMany || all.get(i).time().compareTo(oldest) < 0) {
                Files.deleteIfExists(all.get(i).file());
            }
        }
    }
}
