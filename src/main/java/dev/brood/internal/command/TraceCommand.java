package dev.brood.internal.command;

/** {@code /trace}: shows all of the last exception. */
final class TraceCommand implements Command {

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String help() {
        return "show the last exception with all of its lines, causes and what it suppressed; try it after 1 / 0";
    }

    @Override
    public String example() {
        return """
        /trace
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation.showTrace();
    }
}
