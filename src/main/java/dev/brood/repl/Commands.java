package dev.brood.repl;

import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.Levenshtein;

/** All commands. They go by any beginning of their names that is clear. */
final class Commands {

    private static final int MOST_TYPOS = 2;

    private final List<Command> all =
            List.of(
                    new ExitCommand(),
                    new HelpCommand(this),
                    new ImportsCommand(),
                    new ListCommand(),
                    new MethodsCommand(),
                    new ShowCommand(),
                    new TraceCommand(),
                    new TypesCommand(),
                    new VarsCommand());

    List<Command> all() {
        return all;
    }

    /** Runs a line that begins with a slash. */
    void run(String line, Conversation conversation) {
        String[] parts = line.substring(1).split("\\s+", 2);
        List<Command> found = named(parts[0]);
        if (found.size() == 1) {
            found.getFirst().run(parts.length > 1 ? parts[1].strip() : "", conversation);
        } else {
            conversation.screen().complain(whyNot(parts[0], found));
        }
    }

    /** The commands that a name can stand for. */
    List<Command> named(String name) {
        List<Command> exact = all.stream().filter(command -> command.name().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(command -> command.name().startsWith(name)).toList()
                : exact;
    }

    /** Says that there is no such command, or that there are several, and which may be meant. */
    String whyNot(String name, List<Command> found) {
        if (!found.isEmpty()) {
            return "/" + name + " may be " + names(found);
        }
        List<Command> near =
                all.stream()
                        .filter(command -> Levenshtein.distance(command.name(), name) <= MOST_TYPOS)
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
