package dev.brood.internal.command;

import dev.brood.shell.Shell;
import java.util.OptionalInt;

/** What every conversation has, wherever it is held: a session, what the user has set, and an end. */
public abstract class SessionConversation implements Conversation {

    private final Shell shell;
    private final Preferences preferences = new Preferences();
    private OptionalInt exitCode = OptionalInt.empty();

    /**
     * Begins one.
     *
     * @param shell the session
     */
    protected SessionConversation(Shell shell) {
        this.shell = shell;
    }

    @Override
    public final Shell shell() {
        return shell;
    }

    @Override
    public final Preferences preferences() {
        return preferences;
    }

    @Override
    public final void end(int code) {
        exitCode = OptionalInt.of(code);
    }

    @Override
    public final OptionalInt exitCode() {
        return exitCode;
    }
}
