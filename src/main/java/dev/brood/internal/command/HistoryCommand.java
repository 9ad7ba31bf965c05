package dev.brood.internal.command;

/** {@code /history}: what was typed. */
final class HistoryCommand implements Command {

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String parameter() {
        return "[-all]";
    }

    @Override
    public String help() {
        return "show what you typed, also in earlier runs with -all";
    }

    @Override
    public String example() {
        return "/history\n";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (!argument.isEmpty() && !argument.equals(Selection.ALL)) {
            throw new CommandException("unknown option " + argument + "; there is -all");
        }
        conversation.history(!argument.isEmpty()).forEach(conversation::say);
    }
}
