package dev.brood.repl;

import java.util.List;

/** {@code /help}: what can be typed. */
final class HelpCommand implements Command {

    private static final String INTRODUCTION =
            """
            Type Java: expressions, statements, declarations, over as many lines as it takes.
            Functions run in other processes:

                int square(int x) { return x * x; }
                pool(3).map(square, range(10))
                spawn(() -> println("hello from " + currentProcess().pid())).start().join()

            Enter evaluates or goes on, Ctrl-C stops what runs or clears the line, Ctrl-D leaves.
            """;

    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String parameter() {
        return "[command]";
    }

    @Override
    public String help() {
        return "tell about all commands, or one";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Screen screen = conversation.screen();
        if (argument.isEmpty()) {
            screen.say(INTRODUCTION);
            commands.all().forEach(command -> screen.say(line(command)));
            return;
        }
        String name = argument.startsWith("/") ? argument.substring(1) : argument;
        List<Command> found = commands.named(name);
        if (found.isEmpty()) {
            screen.complain(commands.whyNot(name, found));
        }
        found.forEach(command -> screen.say(line(command)));
    }

    private static String line(Command command) {
        return "%-18s %s"
                .formatted("/" + command.name() + " " + command.parameter(), command.help());
    }
}
