package dev.brood.repl;

/** {@code /types}: list your classes, records, interfaces and enums. */
final class TypesCommand implements Command {

    @Override
    public String name() {
        return "types";
    }

    @Override
    public String help() {
        return "list your classes, records, interfaces and enums";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation
                .shell()
                .listing()
                .types()
                .forEach(line -> conversation.screen().say("|  " + line));
    }
}
