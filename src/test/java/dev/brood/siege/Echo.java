package dev.brood.siege;

import static dev.brood.Brood.pipe;
import static dev.brood.Brood.spawn;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.EndOfStreamException;
import dev.brood.kill.Payload;
import dev.brood.process.ChildProcess;

/** Children send back what they receive. When one dies, its pipe ends. */
final class Echo implements Scene {

    private static final int CHILDREN = 3;
    private static final int MESSAGES = 2000;

    @Override
    public void play(Stage stage) throws Exception {
        for (int i = 0; i < CHILDREN; i++) {
            Pipe<Object> pipe = pipe();
            ChildProcess child = stage.start(spawn(Echo::back).args(pipe.second()));
            pipe.second().close();
            boolean ended = talk(stage, pipe.first(), stage.upTo(MESSAGES));
            boolean killed = stage.endKilled(child);
            stage.harm(Harm.FAILED, ended && !killed ? 1 : 0, "a pipe ended, and nobody died");
        }
    }

    private static void back(Connection<Object> end) {
        try (end) {
            while (true) {
                end.send(end.recv());
            }
        } catch (EndOfStreamException | BrokenPipeException e) {
            // the parent has closed its end
        }
    }

    /** Tells whether the other side ended first. */
    private static boolean talk(Stage stage, Connection<Object> end, int messages) {
        try (end) {
            for (int i = 0; i < messages; i++) {
                long id = Payload.id(0, i);
                end.send(Payload.make(id));
                stage.harm(Harm.TORN, Payload.check(end.recv()) == id ? 0 : 1, "an echo");
            }
            return false;
        } catch (EndOfStreamException | BrokenPipeException e) {
            return true;
        }
    }
}
