package dev.brood.pool;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;

import dev.brood.channel.Queue;
import dev.brood.error.SharedMemoryException;
import dev.brood.error.TaskException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program whose shared memory is in a folder that has little room. */
final class FullMemory {

    private static final int PIECE = 100_000;
    private static final int KIB = 1024;

    private FullMemory() {}

    /** Arguments: the folder; {@code start}, {@code put} or {@code result}. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        System.setProperty("brood.shm", folder.toString());
        switch (args[1]) {
            case "start" -> start(folder);
            case "put" -> put();
            case "result" -> result(folder);
            default -> throw new IllegalArgumentException(args[1]);
        }
    }

    private static void start(Path folder) throws IOException {
        fill(folder, Long.MAX_VALUE);
        try {
            queue();
        } catch (SharedMemoryException e) {
            println(e.getMessage());
        }
        Files.delete(folder.resolve("filler"));
        Queue<Integer> queue = queue();
        queue.put(7);
        println("got " + queue.get());
    }

    private static void fill(Path folder, long bytes) throws IOException {
        byte[] page = new byte[4 * KIB];
        try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
            for (long written = 0; written < bytes; written += page.length) {
                filler.write(page);
            }
        } catch (IOException e) {
            if (bytes != Long.MAX_VALUE) {
                throw e;
            }
        }
    }

    private static void put() {
        Queue<byte[]> queue = queue();
        int count = 0;
        try {
            for (; ; count++) {
                queue.put(new byte[PIECE]);
            }
        } catch (SharedMemoryException e) {
            println("items " + count);
        }
    }

    private static void result(Path folder) throws IOException {
        try (Pool pool = pool(1)) {
            println("pid " + pool.apply(FullMemory::pid));
            long room = Files.getFileStore(folder).getUsableSpace();
            fill(folder, room - 64 * KIB);
            try {
                println("length " + pool.apply(() -> new byte[300_000].length + "").length());
                println(pool.apply(() -> new byte[300_000]).length);
            } catch (TaskException e) {
                println("cause " + e.getCause().getMessage());
            } catch (RuntimeException e) {
                println(e);
            }
            println("pid " + pool.apply(FullMemory::pid));
            println(pool.map(i -> i + 1, range(3)));
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
