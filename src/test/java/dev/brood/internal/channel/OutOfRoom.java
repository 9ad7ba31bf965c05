package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;

import dev.brood.channel.Queue;
import dev.brood.error.SharedMemoryException;
import dev.brood.testing.Wait;
import java.nio.file.Path;

/** A program whose shared memory is in a folder of the test's choice, and may be short. */
final class OutOfRoom {

    private static final int PIECE = 50_000;

    private OutOfRoom() {}

    /** Arguments: the folder; {@code use}, {@code fill}, {@code limit} or {@code hang}. */
    public static void main(String[] args) {
        System.setProperty("brood.shm", Path.of(args[0]).toString());
        switch (args[1]) {
            case "use" -> use();
            case "fill" -> fill();
            case "limit" -> {
                System.setProperty("brood.memory.limit", "1000000");
                limit();
            }
            case "hang" -> {
                use();
                println("kill me");
                queue().get();
            }
            default -> throw new IllegalArgumentException(args[1]);
        }
    }

    private static void use() {
        Queue<Integer> there = queue();
        Queue<Integer> back = queue(3);
        var child = async(OutOfRoom::increment, there, back);
        range(100).forEach(there::put);
        int sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += back.get();
        }
        println("sum " + sum + " " + Wait.CHILD.get(child));
    }

    private static int increment(Queue<Integer> from, Queue<Integer> to) {
        range(100).forEach(_ -> to.put(from.get() + 1));
        return from.qsize();
    }

    /** Puts until there is no room, gets everything, and puts as much again. */
    private static void fill() {
        Queue<byte[]> queue = queue();
        int first = putAll(queue);
        println("failed with " + queue.qsize() + " of " + first);
        getAll(queue, first);
        println("empty " + queue.empty());
        int second = putAll(queue);
        println("again " + (second >= first / 2));
        getAll(queue, second);
    }

    private static int putAll(Queue<byte[]> queue) {
        for (int count = 0; ; count++) {
            byte[] piece = new byte[PIECE];
            piece[0] = (byte) count;
            piece[PIECE - 1] = (byte) count;
            try {
                queue.put(piece);
            } catch (SharedMemoryException e) {
                println("message " + e.getMessage());
                return count;
            }
        }
    }

    private static void getAll(Queue<byte[]> queue, int count) {
        for (int i = 0; i < count; i++) {
            byte[] piece = queue.get();
            if (piece[0] != (byte) i || piece[PIECE - 1] != (byte) i) {
                println("wrong at " + i);
            }
        }
    }

    private static void limit() {
        Queue<byte[]> queue = queue();
        queue.put(new byte[10]);
        try {
            queue.put(new byte[2_000_000]);
        } catch (SharedMemoryException e) {
            println("message " + e.getMessage());
        }
        queue.put(new byte[20]);
        println("lengths " + queue.get().length + " " + queue.get().length + " " + queue.empty());
    }
}
