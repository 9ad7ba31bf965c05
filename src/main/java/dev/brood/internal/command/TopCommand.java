package dev.brood.internal.command;

/** {@code /top}: what is running, again and again. */
final class TopCommand implements Command {

    @Override
    public String name() {
        return "top";
    }

    @Override
    public String help() {
        return "show what /ps shows, every second, until a key is pressed";
    }

    @Override
    public String details() {
        return "What children print goes on above the table.\n";
    }

    @Override
    public String example() {
        return "/top\n";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation.watch(new ProcessTable(conversation.shell())::lines);
    }
}
