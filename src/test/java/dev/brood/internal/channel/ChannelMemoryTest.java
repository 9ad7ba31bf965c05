package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.memory.Session;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How much shared memory channels take, what becomes of it, and what happens when there is none. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ChannelMemoryTest {

    private static final int LARGE = 9 << 20;
    private static final Path MAPS = Path.of("/proc/self/maps");

    @TempDir Path folder;

    private static long segments() throws IOException {
        try (Stream<Path> files = Files.list(Session.folder())) {
            return files.count();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void thousandQueuesWorkInOneSession() throws IOException {
        long before = segments();
        List<Queue<Integer>> queues =
                range(1000).stream().<Queue<Integer>>map(_ -> new SharedQueue<>(0)).toList();
        assertTrue(segments() < before + 10, "a queue that was never used has no segment");
        queues.forEach(queue -> queue.put(1));
        queues.forEach(queue -> assertEquals(1, queue.get()));
        var child = async(ChannelMemoryTest::addToEach, queues);
        assertEquals(1000, Wait.CHILD.get(child));
        range(1000).forEach(i -> assertEquals(i, queues.get(i).get()));
    }

    private static int addToEach(List<Queue<Integer>> queues) {
        range(queues.size()).forEach(i -> queues.get(i).put(i));
        return queues.size();
    }

    @Test
    void steadyFlowMakesNoNewSegments() throws IOException {
        Queue<Object> queue = queue();
        Pipe<Object> pipe = pipe();
        for (int round = 0; round < 20; round++) {
            range(200).forEach(i -> queue.put(new byte[i * 20]));
            range(200).forEach(_ -> pipe.first().send(queue.get()));
            range(200).forEach(_ -> pipe.second().recv());
        }
        long before = nextSegment();
        for (int round = 0; round < 100; round++) {
            range(200).forEach(i -> queue.put(new byte[i * 20]));
            range(200).forEach(_ -> pipe.first().send(queue.get()));
            range(200).forEach(_ -> pipe.second().recv());
        }
        assertEquals(before + 1, nextSegment(), "numbers of segments are taken from one counter");
    }

    private static int nextSegment() {
        return Segments.nextNumber();
    }

    @Test
    void backlogIsGivenBackWhenItHasBeenRead() throws IOException {
        Queue<byte[]> queue = queue();
        long before = segments();
        range(300).forEach(_ -> queue.put(new byte[100_000]));
        range(3).forEach(_ -> queue.put(new byte[LARGE]));
        assertTrue(segments() > before + 25);
        range(303).forEach(_ -> queue.get());
        assertTrue(segments() <= before + 5, "some spare blocks are kept");
    }

    @Test
    void memoryThatWasReadIsFreeAtOnceAndNotOnlyAfterGarbageCollections() throws IOException {
        assumeTrue(Files.isReadable(MAPS), "needs /proc");
        List<String> before = removedButMapped();
        Queue<byte[]> queue = queue();
        byte[] large = new byte[LARGE];
        byte[] medium = new byte[1 << 20];
        for (int i = 0; i < 20; i++) {
            queue.put(large);
            range(4).forEach(_ -> queue.put(medium));
            queue.get();
            range(4).forEach(_ -> queue.get());
        }
        List<String> removed = new ArrayList<>(removedButMapped());
        removed.removeAll(before);
        assertTrue(removed.size() < 15, () -> "still mapped: " + removed);
        assertTrue(
                removed.stream().allMatch(line -> length(line) < LARGE),
                () -> "still mapped: " + removed);
    }

    private static List<String> removedButMapped() throws IOException {
        return Files.readAllLines(MAPS).stream()
                .filter(line -> line.contains(Session.folder() + "/"))
                .filter(line -> line.endsWith("(deleted)"))
                .toList();
    }

    private static long length(String line) {
        String[] ends = line.split(" ")[0].split("-");
        return Long.parseLong(ends[1], 16) - Long.parseLong(ends[0], 16);
    }

    @Test
    @Tag("slow")
    void droppedQueuesAndPipesThatWereNeverSentGiveBackEverything() throws IOException {
        long before = segments();
        List<Object> dropped = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Queue<Object> queue = queue();
            range(200).forEach(_ -> queue.put(new byte[1000]));
            queue.put(new byte[LARGE]);
            range(100).forEach(_ -> queue.get());
            Pipe<Object> pipe = pipe();
            pipe.first().send(new byte[LARGE]);
            pipe.second().send("text");
            dropped.add(List.of(queue, pipe));
        }
        assertTrue(segments() > before + 24);
        dropped.clear();
        Wait.CHILD.until(
                "the segments to go",
                () -> {
                    System.gc();
                    try {
                        return segments() <= before + 5;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    void closedPipeGivesBackWhatWasUnderWay() throws IOException {
        Pipe<Object> pipe = pipe();
        Queue<Connection<Object>> carrier = queue();
        carrier.put(pipe.second());
        assertTrue(pipe.second() == carrier.get());
        long before = segments();
        pipe.first().send(new byte[LARGE]);
        pipe.first().close();
        pipe.second().close();
        assertTrue(segments() <= before, "it had been sent, but nobody holds it any more");
    }

    @Test
    void queueKeepsWhatItHasAndWorksOnWhenThereIsRoomAgain() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(mount("-t", "tmpfs", "-o", "size=4m", "none", small.toString()), "needs root");
        try (Program program = Program.start(OutOfRoom.class, small, "fill")) {
            assertEquals(0, program.join(), () -> "it printed " + program.errors());
            List<String> lines = program.output();
            assertTrue(
                    lines.getFirst()
                            .matches(
                                    "message cannot get .* of shared memory; "
                                            + small
                                            + " has .* free of 4 MiB \\(.*\\)"),
                    lines.getFirst());
            assertTrue(lines.get(1).matches("failed with (\\d+) of \\1"), lines.get(1));
            assertEquals("empty true", lines.get(2));
            assertTrue(lines.contains("again true"));
            assertFalse(lines.stream().anyMatch(line -> line.startsWith("wrong")));
            assertEquals(0, count(small));
        } finally {
            assertEquals(
                    0, new ProcessBuilder("umount", small.toString()).start().waitFor(), "umount");
        }
    }

    private static boolean mount(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    @Test
    void itemAboveTheLimitOfAProcessIsRefusedWithTheSizes() throws Exception {
        try (Program program = Program.start(OutOfRoom.class, folder, "limit")) {
            assertEquals(0, program.join(), () -> "it printed " + program.errors());
            String message = program.output().getFirst();
            assertTrue(
                    message.matches(
                            "message cannot get 1 MiB of shared memory; .* has .* free of .*"
                                    + " \\(the limit is 976 KiB\\)"),
                    message);
            assertEquals("lengths 10 20 true", program.output().get(1));
        }
    }

    @Test
    @Tag("slow")
    void anOrdinaryFolderServesWhereThereIsNoSharedMemory() throws Exception {
        try (Program program = Program.start(OutOfRoom.class, folder, "use")) {
            assertEquals(0, program.join(), () -> "it printed " + program.errors());
            assertEquals(List.of("sum 5050 0"), program.output());
            assertEquals(0, count(folder), "nothing is left there");
        }
    }

    @Test
    @Tag("slow")
    void nothingIsLeftOfASessionThatWasKilledWhenTheNextOneBegins() throws Exception {
        try (Program killed = Program.start(OutOfRoom.class, folder, "hang")) {
            killed.await("kill me", 1);
            assertTrue(count(folder) > 0);
            killed.signal("KILL");
            killed.join();
        }
        Path half = Files.createDirectory(folder.resolve("brood-1-0123abcd"));
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(half.resolve("segment-1"));
        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(100)));
        try (Program next = Program.start(OutOfRoom.class, folder, "use")) {
            assertEquals(0, next.join());
        }
        assertEquals(0, count(folder));
        assertFalse(Files.exists(half));
    }
}
