package dev.brood.internal.command;

import dev.brood.shell.Journal;
import dev.brood.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        /reload -restore   those before the last /reset or /reload, or of the session before this one
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
        Shell shell = conversation.shell();
        LastRun run =
                option.flags().contains(RESTORE)
                        ? restored(conversation)
                        : new LastRun(List.of(), shell.journal().entries());
        Set<Path> classPath = new LinkedHashSet<>(shell.classPath());
        run.classPath().stream().filter(Files::exists).forEach(classPath::add);
        shell.classPath(option.classPath() == null ? List.copyOf(classPath) : option.classPath());
        Replay.of(run.entries(), !option.flags().contains(QUIET), conversation);
    }

    private static LastRun restored(Conversation conversation) {
        List<Journal.Entry> previous = conversation.shell().journal().previous();
        LastRun run =
                previous.isEmpty() ? conversation.lastRun() : new LastRun(List.of(), previous);
        if (run.entries().isEmpty()) {
            throw new CommandException("there is nothing to restore");
        }
        return run;
    }
}
