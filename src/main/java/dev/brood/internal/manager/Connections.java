package dev.brood.internal.manager;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.channel.PipeEnd;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The connections of this process to a manager: as many as there were calls at the same time, so that none waits for another. */
final class Connections {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** A pipe to a thread of the manager. */
    private record Line(Connection<Object[]> end, Object number) {}

    private final ServerCell server;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    Connections(ServerCell server) {
        this.server = server;
    }

    /**
     * Sends a request and waits for what comes back.
     *
     * @param request what to send
     * @return the answer
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent; nothing was called
     * @throws dev.brood.error.DisconnectedException if the manager is gone
     * @throws WaitInterruptedException if the thread is interrupted; the call is given up
     */
    Object[] exchange(Object[] request) {
        Line line = take();
        try {
            line.end.send(request);
        } catch (BrokenPipeException e) {
            line.end.close();
            throw server.gone();
        } catch (RuntimeException | Error e) {
            idle.push(line); // nothing was sent
            throw e;
        }
        try {
            Object[] answer = line.end.recv();
            idle.push(line);
            return answer;
        } catch (EndOfStreamException e) {
            line.end.close();
            throw server.gone();
        } catch (RuntimeException | Error e) {
            giveUp(line);
            throw e;
        }
    }

    /** Whatever comes now is the answer to nothing. */
    private void giveUp(Line line) {
        server.callers().put(line.number);
        line.end.close();
    }

    private Line take() {
        Line known = idle.poll();
        return known != null ? known : open();
    }

    private Line open() {
        server.checkAlive();
        Pipe<Object[]> pipe = PipeEnd.pair(true);
        server.callers().put(pipe.second());
        pipe.second().close(); // the one that is on its way counts
        Connection<Object[]> end = pipe.first();
        try {
            while (!end.poll(LOOK)) {
                server.checkAlive();
            }
            return new Line(end, end.recv()[0]);
        } catch (EndOfStreamException e) {
            throw server.gone();
        } catch (RuntimeException | Error e) {
            end.close();
            throw e;
        }
    }
}
