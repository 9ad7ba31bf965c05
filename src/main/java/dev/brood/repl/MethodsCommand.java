package dev.brood.repl;

/** {@code /methods}: list your methods. */
final class MethodsCommand implements Command {

    @Override
    public String name() {
        return "methods";
    }

    @Override
    public String help() {
        return "list your methods";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation
                .shell()
                .listing()
                .methods()
                .forEach(line -> conversation.screen().say("|  " + line));
    }
}
