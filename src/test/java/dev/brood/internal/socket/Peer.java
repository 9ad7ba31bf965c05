package dev.brood.internal.socket;

import static dev.brood.Brood.authKey;
import static dev.brood.Brood.client;
import static dev.brood.Brood.listener;
import static dev.brood.Brood.println;

import dev.brood.channel.Address;
import dev.brood.channel.AuthKey;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.error.EndOfStreamException;
import dev.brood.internal.process.HiddenKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Another program, with a session of its own. */
final class Peer {

    static final AuthKey KEY = authKey("of two programs");

    /** Both programs have it. */
    record Order(String what, Map<String, Integer> amounts, LocalDate until) {}

    private static final int HALF = 50_000;

    private Peer() {}

    /** What it does, and the path of the socket at which it does it. */
    public static void main(String[] args) throws Exception {
        Path path = Path.of(args[1]);
        switch (args[0]) {
            case "echo" -> {
                try (Connection<Object> connection = client(path, KEY)) {
                    echo(connection);
                }
            }
            case "serve" -> {
                try (Listener listener = listener(path, KEY)) {
                    println("listens");
                    while (true) {
                        try (Connection<Object> connection = listener.accept()) {
                            echo(connection);
                        }
                    }
                }
            }
            case "half" -> {
                SocketChannel raw = proved(new Address.Unix(path), KEY);
                ByteBuffer half = ByteBuffer.allocate(HALF);
                raw.write(half.put(Frames.BYTES).putInt(2 * HALF).clear());
                println("half");
                new CountDownLatch(1).await();
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** A socket whose other side has taken it for a client's. */
    static SocketChannel proved(Address address, AuthKey key) throws IOException {
        SocketChannel raw = SocketChannel.open(Sockets.of(address));
        ByteBuffer greeting = read(raw, Challenge.GREETING);
        raw.write(Challenge.ofClient(HiddenKey.of(key), greeting).answer());
        read(raw, Challenge.VERDICT);
        return raw;
    }

    static ByteBuffer read(SocketChannel channel, int bytes) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            if (channel.read(read) < 0) {
                throw new IOException("hung up");
            }
        }
        return read;
    }

    private static void echo(Connection<Object> connection) {
        try {
            while (true) {
                connection.send(connection.recv());
            }
        } catch (EndOfStreamException e) {
            // the other one has said all
        }
    }
}
