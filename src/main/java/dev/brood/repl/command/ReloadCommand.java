package dev.brood.repl.command;

import dev.brood.shell.Journal;
import java.util.List;

/** {@code /reload}: begin anew and enter again what was entered. */
final class ReloadCommand implements Command {

    private static final String RESTORE = "-restore";
    private static final String QUIET = "-quiet";

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public String parameter() {
        return "[-restore] [-quiet] [-class-path path]";
    }

    @Override
    public String help() {
        return "begin anew and run again what you entered";
    }

    @Override
    public String details() {
        return """
        /reload            all snippets that went well since the start or the last reset
        /reload -restore   those before the last /reset or /reload, or those of your last run
        /reload -quiet     show errors only
        """;
    }

    @Override
    public String example() {
        return """
        int x = 5
        /reload
        /reset
        /reload -restore -quiet
        x
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        ClassPathOption option = ClassPathOption.parse(argument, RESTORE, QUIET);
        Journal journal = conversation.shell().journal();
        List<Journal.Entry> entries = journal.entries();
        if (option.flags().contains(RESTORE)) {
            entries = journal.previous().isEmpty() ? conversation.lastRun() : journal.previous();
            if (entries.isEmpty()) {
                throw new CommandException("there is nothing to restore");
            }
        }
        if (option.classPath() != null) {
            conversation.shell().classPath(option.classPath());
        }
        Replay.of(entries, !option.flags().contains(QUIET), conversation);
    }
}
