package dev.brood.internal.repl;

import dev.brood.internal.repl.Piece.Kind;
import dev.brood.shell.Shell;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jline.reader.UserInterruptException;

/** Whether what was typed is whole: it goes on until the last snippet is. */
final class Entry {

    private final Future<Shell> shell;

    Entry(Future<Shell> shell) {
        this.shell = shell;
    }

    boolean isUnfinished(String typed) {
        Shell session = session(typed);
        Piece piece;
        String rest = typed;
        do {
            piece = Piece.first(session, rest);
            rest = piece.rest();
        } while (piece.kind() == Kind.SNIPPET || piece.kind() == Kind.COMMAND);
        return piece.kind() == Kind.UNFINISHED;
    }

    /** The session, once it is open; Ctrl-C gives up what was typed before. */
    Shell session(String typed) {
        try {
            return shell.get();
        } catch (InterruptedException e) {
            throw new UserInterruptException(typed);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session cannot be opened", e.getCause());
        }
    }
}
