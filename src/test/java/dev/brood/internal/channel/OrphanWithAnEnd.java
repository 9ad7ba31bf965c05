package dev.brood.internal.channel;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.EndOfStreamException;
import dev.brood.sync.Event;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that gives both ends of a pipe to children, and is gone before one of them has read what it got. */
final class OrphanWithAnEnd {

    private OrphanWithAnEnd() {}

    /** Takes longer to be read than its sender lives. */
    record Slow(int number) {
        Slow {
            if (number > 0) {
                sleep(1.5);
            }
        }
    }

    /** Argument: a file for what the first child receives. */
    public static void main(String[] args) {
        Pipe<String> pipe = pipe();
        Event waiting = event();
        String file = args[0];
        Connection<String> first = pipe.first();
        spawn(() -> receive(first, waiting, file)).start();
        waiting.await(Wait.CHILD.time());
        spawn(OrphanWithAnEnd::send).args(new Slow(1), pipe.second()).start();
        Runtime.getRuntime().halt(0);
    }

    private static void send(Slow slow, Connection<String> second) {
        second.send("hello " + slow.number());
    }

    private static void receive(Connection<String> first, Event waiting, String file)
            throws IOException {
        waiting.set();
        String got;
        try {
            got = first.recv();
        } catch (EndOfStreamException e) {
            got = "a false end";
        }
        Path half = Path.of(file + ".half");
        Files.writeString(half, got);
        Files.move(half, Path.of(file));
    }
}
