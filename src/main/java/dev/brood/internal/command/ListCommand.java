package dev.brood.internal.command;

/** {@code /list}: list the snippets. */
final class ListCommand implements Command {

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String parameter() {
        return "[name|id|-all|-start]";
    }

    @Override
    public String help() {
        return "list what you entered";
    }

    @Override
    public String details() {
        return """
        /list           what you entered and is in force
        /list NAME ID   snippets by name, number (5) or range of numbers (3-7)
        /list -all      errors (e1), what was dropped or replaced, and imports from the start (s1) as well
        /list -start    what is there from the start
        """;
    }

    @Override
    public String example() {
        return """
        int x = 5
        /list x
        /list -all
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Selection.of(argument, conversation.shell().listing())
                .forEach(entry ->
                        conversation.say(
                                "%4s : %s"
                                        .formatted(
                                                entry.id(),
                                                entry.source().replace("\n", "\n       "))));
    }
}
