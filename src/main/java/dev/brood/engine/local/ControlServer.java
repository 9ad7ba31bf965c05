package dev.brood.engine.local;

import dev.brood.wire.Message;
import dev.brood.wire.MessageChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the workers of this process call. What a worker says decides which code runs, so two things guard the door: the
 * socket lies in a folder that only this user can enter, and a caller must show a token that was given to one worker.
 */
final class ControlServer implements AutoCloseable {

    private static final int TOKEN_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, LocalWorker> expected = new ConcurrentHashMap<>();
    private final Path socket;
    private final ServerSocketChannel server;

    ControlServer(Path folder) throws IOException {
        this.socket = folder.resolve("control-" + ProcessHandle.current().pid());
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        SystemThreads.make("brood-control", this::acceptUntilClosed).start();
    }

    /** Gives a token for a worker that is about to be started. */
    String expect(LocalWorker worker) {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        expected.put(text, worker);
        return text;
    }

    void forget(String token) {
        expected.remove(token);
    }

    /** What a worker reads from its standard input. */
    String greeting(String token) {
        return socket + "\n" + token + "\n";
    }

    private void acceptUntilClosed() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                SystemThreads.make("brood-worker", () -> admit(caller)).start();
            } catch (IOException e) {
                // closed, or out of descriptors for the moment; the caller ends by itself
            }
        }
    }

    private void admit(SocketChannel caller) {
        MessageChannel channel = new MessageChannel(caller);
        try {
            if (channel.receive() instanceof Message.Hello(var token)) {
                LocalWorker worker = expected.remove(token);
                if (worker != null) {
                    channel.trust();
                    worker.serve(channel);
                    return;
                }
            }
            channel.close();
        } catch (IOException e) {
            // whoever it was is gone, or no worker of ours
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // it goes with the session's folder
        }
    }
}
