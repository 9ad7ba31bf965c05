package dev.brood.internal.command;

/** {@code /show}: shows all of a value, however long it is. */
final class ShowCommand implements Command {

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String parameter() {
        return "[expression]";
    }

    @Override
    public String help() {
        return "show all of the last value, or of this one, as in /show range(2000)";
    }

    @Override
    public String example() {
        return """
        range(2000)
        /show
        /show range(2000).size()
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation.showAll(argument);
    }
}
