package dev.brood.internal.command;

import dev.brood.internal.dependency.Dependencies;
import dev.brood.pool.Pool;
import dev.brood.shell.Journal;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.util.List;

/** Enters again what was entered before. */
final class Replay {

    private Replay() {}

    /**
     * Begins the session anew and enters these again.
     *
     * @param isShown whether each is shown; errors are in any case
     */
    static void of(List<Journal.Entry> entries, boolean isShown, Conversation conversation) {
        Shell shell = conversation.shell();
        addDependencies(entries, conversation);
        begin(shell);
        for (Journal.Entry entry : entries) {
            if (isShown) {
                conversation.say("-: " + (entry.drop() ? "/drop " : "") + entry.source().strip());
            }
            if (entry.drop()) {
                shell.dropAgain(entry.source());
                continue;
            }
            switch (shell.eval(entry.source(), entry.origin())) {
                case Outcome.Rejected(var problems) ->
                        complain(problems.getFirst().message(), entry, conversation);
                case Outcome.Threw(var thrown) -> complain(thrown.toString(), entry, conversation);
                case Outcome.Stopped() -> {
                    conversation.complain("stopped; what follows was not entered again");
                    return;
                }
                case Outcome.Value _, Outcome.Done _ -> {}
            }
        }
    }

    private static void addDependencies(List<Journal.Entry> entries, Conversation conversation) {
        try {
            SessionDependencies.add(
                    () ->
                            entries.stream()
                                    .flatMap(
                                            entry -> Dependencies.ofScript(entry.source()).stream())
                                    .toList(),
                    conversation);
        } catch (CommandException e) {
            conversation.complain(e.getMessage());
        }
    }

    /** Empties the session. Nobody could reach its pools any more, so they go with it. */
    static void begin(Shell shell) {
        Pool.active().forEach(Pool::terminate);
        shell.reset();
    }

    private static void complain(String what, Journal.Entry entry, Conversation conversation) {
        conversation.complain("error: " + what + "\n    " + entry.source().strip());
    }
}
