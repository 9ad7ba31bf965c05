package dev.brood.internal.socket;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.process.HiddenKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Somebody who has come and has not proved yet that he knows the key. Never waits. */
final class Visitor {

    /** Where he stands. */
    enum State {
        /** Has not said all. */
        TALKING,
        /** Knows the key, and has been told that we do. */
        WELCOME,
        /** Does not know it, or is none of ours; has been told so. */
        REFUSED,
        /** Went away before he had said all. */
        GONE,
        /** The same, without a word, as those who only look whether there is somebody. */
        GONE_SILENTLY
    }

    private final SocketChannel channel;
    private final Challenge challenge;
    private final Deadline deadline = Deadline.in(Challenge.PATIENCE);
    private final ByteBuffer answer = ByteBuffer.allocate(Challenge.ANSWER);

    /** Greets whoever has come. */
    Visitor(SocketChannel channel, HiddenKey key) throws IOException {
        this.channel = channel;
        this.challenge = Challenge.ofListener(key);
        channel.configureBlocking(false);
        Sockets.tune(channel);
        write(challenge.greeting());
    }

    SocketChannel channel() {
        return channel;
    }

    Deadline deadline() {
        return deadline;
    }

    boolean hasSaidAnything() {
        return answer.position() > 0;
    }

    /** Listens to what he says. */
    State listen() {
        try {
            while (answer.hasRemaining()) {
                int count = channel.read(answer);
                if (!Challenge.beginsRight(answer)) {
                    return refuse();
                }
                if (count == 0) {
                    return State.TALKING;
                }
                if (count < 0) {
                    return hasSaidAnything() ? State.GONE : State.GONE_SILENTLY;
                }
            }
            ByteBuffer verdict = challenge.verdict(answer);
            write(verdict);
            return verdict.get(0) == Challenge.WELCOME ? State.WELCOME : State.REFUSED;
        } catch (IOException e) {
            return hasSaidAnything() ? State.GONE : State.GONE_SILENTLY;
        }
    }

    private State refuse() throws IOException {
        write(ByteBuffer.allocate(Challenge.VERDICT).put(0, Challenge.REFUSED));
        return State.REFUSED;
    }

    /** There is room for so little in a socket that is new. */
    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("no room for some bytes in a new socket");
        }
    }
}
