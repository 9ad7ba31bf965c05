package dev.brood.repl;

/** {@code /vars}: list your variables and their values. */
final class VarsCommand implements Command {

    @Override
    public String name() {
        return "vars";
    }

    @Override
    public String help() {
        return "list your variables and their values";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation
                .shell()
                .listing()
                .variables()
                .forEach(line -> conversation.screen().say("|  " + Answer.shortened(line)));
    }
}
