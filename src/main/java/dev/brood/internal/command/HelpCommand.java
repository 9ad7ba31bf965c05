package dev.brood.internal.command;

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
        return "[command|words|word]";
    }

    @Override
    public String help() {
        return "tell about all commands, or one with an example";
    }

    @Override
    public String details() {
        return """
        /help words               list the words of Brood, with a line about each
        /help lock                tell about one of them, as /doc does
        """;
    }

    @Override
    public String example() {
        return "/help drop\n";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            conversation.say(INTRODUCTION);
            commands.all().forEach(command -> conversation.say(line(command)));
            return;
        }
        if (argument.equals(WordList.NAME)) {
            WordList.lines().forEach(conversation::say);
            return;
        }
        String name = argument.startsWith("/") ? argument.substring(1) : argument;
        List<Command> found = commands.named(name);
        if (found.isEmpty() && WordList.contain(name)) {
            commands.named("doc").getFirst().run(name, conversation);
            return;
        }
        if (found.isEmpty()) {
            throw new CommandException(commands.whyNot(name, found));
        }
        found.forEach(command -> tell(command, conversation));
    }

    private static void tell(Command command, Conversation conversation) {
        conversation.say(usage(command));
        conversation.say("    " + command.help());
        if (!command.details().isEmpty()) {
            conversation.say("");
            command.details().lines().forEach(line -> conversation.say("    " + line));
        }
        if (!command.example().isEmpty()) {
            conversation.say("");
            command.example().lines().forEach(line -> conversation.say("    brood> " + line));
        }
    }

    private static String usage(Command command) {
        return ("/" + command.name() + " " + command.parameter()).strip();
    }

    private static String line(Command command) {
        String usage = usage(command);
        return "%-24s %s"
                .formatted(
                        usage.length() > 24 ? "/" + command.name() + " ..." : usage,
                        command.help());
    }
}
