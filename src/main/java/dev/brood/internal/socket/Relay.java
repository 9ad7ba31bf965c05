package dev.brood.internal.socket;

import dev.brood.error.BrokenPipeException;
import dev.brood.error.BroodException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.socket.Frames.Frame;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries messages between a socket and the pipes of those processes that have the connection. The socket cannot leave this process, as
 * Java hands on no descriptors. Nothing is decoded here. It ends when the other program has hung up and all is delivered, or when no
 * process of the session has the connection any more; if this process ends, they see the end of the stream.
 */
final class Relay {

    private final SocketFrames socket;
    private final PipeFrames pipes;
    private final AtomicInteger directions = new AtomicInteger(2);

    private Relay(SocketFrames socket, PipeFrames pipes) {
        this.socket = socket;
        this.pipes = pipes;
    }

    /** Begins. Gives what takes the place of the socket, which is to be told when it does. */
    static PipeFrames start(SocketFrames socket) {
        PipeFrames[] line = PipeFrames.line();
        Relay relay = new Relay(socket, line[1]);
        SystemThreads.start("brood-relay-in", relay::in);
        SystemThreads.start("brood-relay-out", relay::out);
        return line[0];
    }

    private void in() {
        try {
            while (true) {
                Frame frame = socket.recvForOthers();
                pipes.send(frame.kind(), frame.body(), 0, frame.body().length);
            }
        } catch (BroodException e) {
            // either side has ended
        } finally {
            pipes.to().close();
            oneIsOver();
        }
    }

    /** When those who have it are gone, so is the connection; when the other program is, what it had sent is still to be received. */
    private void out() {
        try {
            while (true) {
                Frame frame = pipes.recv(false);
                socket.send(frame.kind(), frame.body(), 0, frame.body().length);
            }
        } catch (BrokenPipeException e) {
            // tells the senders, by closing below
        } catch (BroodException e) {
            socket.close();
        } finally {
            pipes.from().close();
            oneIsOver();
        }
    }

    private void oneIsOver() {
        if (directions.decrementAndGet() == 0) {
            socket.close();
        }
    }
}
