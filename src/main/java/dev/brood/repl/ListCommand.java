package dev.brood.repl;

/** {@code /list}: list the snippets that are in force. */
final class ListCommand implements Command {

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String help() {
        return "list the snippets that are in force";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        conversation
                .shell()
                .listing()
                .entries()
                .forEach(entry ->
                        conversation
                                .screen()
                                .say(
                                        "%4s : %s"
                                                .formatted(
                                                        entry.id(),
                                                        entry.source()
                                                                .replace("\\n", "\\n       "))));
    }
}
