package dev.brood.internal.command;

import dev.brood.shell.ScriptRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All commands. They go by any beginning of their names that is clear. */
public final class Commands {

    private static final int MOST_TYPOS = 2;

    /** What runs snippets again: {@code /!}, {@code /-2}, {@code /5}, {@code /3-7}. */
    private static final Pattern AGAIN = Pattern.compile("!|-\\d+|[se]?\\d+(-[se]?\\d+)?");

    private final List<Command> all;
    private final RerunCommand rerun = new RerunCommand();

    /**
     * Puts them together.
     *
     * @param more others, from elsewhere
     */
    public Commands(Command... more) {
        List<Command> commands =
                new ArrayList<>(
                        List.of(
                                rerun,
                                new DepsCommand(),
                                new DocCommand(),
                                new DropCommand(),
                                new EditCommand(),
                                new EnvCommand(),
                                new ExitCommand(),
                                new HelpCommand(this),
                                new HistoryCommand(),
                                new ImportsCommand(),
                                new KillCommand(),
                                new ListCommand(),
                                new MethodsCommand(),
                                new OpenCommand(this),
                                new PsCommand(),
                                new ReloadCommand(),
                                new ResetCommand(),
                                new SaveCommand(),
                                new SetCommand(),
                                new ShowCommand(),
                                new TimeCommand(),
                                new TopCommand(),
                                new TraceCommand(),
                                new TypesCommand(),
                                new VarsCommand(),
                                new WaitCommand()));
        commands.addAll(List.of(more));
        commands.sort(Comparator.comparing(Command::name));
        all = List.copyOf(commands);
    }

    /**
     * Lists them.
     *
     * @return sorted by name
     */
    public List<Command> all() {
        return all;
    }

    /**
     * Runs a line that begins with a slash.
     *
     * @param line the line
     * @param conversation where it was typed
     * @throws CommandException if it cannot be done, or is no command
     */
    public void run(String line, Conversation conversation) {
        String typed = line.substring(1).strip();
        String[] parts = typed.split("\\s+", 2);
        if (AGAIN.matcher(parts[0]).matches()) {
            rerun.run(typed, conversation);
            return;
        }
        List<Command> found = named(parts[0]);
        if (found.size() != 1) {
            throw new CommandException(whyNot(parts[0], found));
        }
        found.getFirst().run(parts.length > 1 ? parts[1] : "", conversation);
    }

    /**
     * Runs a line of a file.
     *
     * @param line the line
     * @param conversation where the file is run
     * @return how it went
     */
    public ScriptRunner.Ran runInFile(String line, Conversation conversation) {
        try {
            run(line, conversation);
            return new ScriptRunner.Ran(null, conversation.exitCode());
        } catch (CommandException e) {
            return new ScriptRunner.Ran(e.getMessage(), conversation.exitCode());
        }
    }

    /**
     * Finds the commands that a name can stand for.
     *
     * @param name a command, or the beginning of one
     * @return one, if it is clear
     */
    public List<Command> named(String name) {
        if (name.equals("?")) {
            return named("help");
        }
        List<Command> exact = all.stream().filter(command -> command.name().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(command -> command.name().startsWith(name)).toList()
                : exact;
    }

    /** Says that there is no such command, or that there are several, and which may be meant. */
    String whyNot(String name, List<Command> found) {
        if (!found.isEmpty() && !name.isEmpty()) {
            return "/" + name + " may be " + names(found);
        }
        List<Command> near =
                all.stream()
                        .filter(command ->
                                Typos.between(command.name(), name)
                                        <= Math.min(MOST_TYPOS, command.name().length() / 2))
                        .toList();
        return "there is no command /"
                + name
                + "; "
                + (near.isEmpty()
                        ? "/help lists those that there are"
                        : "is it " + names(near) + "?");
    }

    private static String names(List<Command> commands) {
        return commands.stream()
                .map(command -> "/" + command.name())
                .collect(Collectors.joining(" or "));
    }
}
