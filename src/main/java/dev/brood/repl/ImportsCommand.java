package dev.brood.repl;

/** {@code /imports}: list the imports, those made for you first. */
final class ImportsCommand implements Command {

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String help() {
        return "list the imports, those made for you first";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation
                .shell()
                .listing()
                .imports()
                .forEach(line -> conversation.screen().say("|  " + line));
    }
}
