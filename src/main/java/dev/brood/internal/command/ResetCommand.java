package dev.brood.internal.command;

/** {@code /reset}: begin anew. */
final class ResetCommand implements Command {

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String parameter() {
        return "[-class-path path]";
    }

    @Override
    public String help() {
        return "begin anew: all that was declared is gone";
    }

    @Override
    public String details() {
        return "Pools are terminated, other children go on. The class path stays, unless another one is said.\n";
    }

    @Override
    public String example() {
        return """
        int x = 5
        /reset
        int x = 6
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        ClassPathOption option = ClassPathOption.parse(argument);
        if (option.classPath() != null) {
            conversation.shell().classPath(option.classPath());
        }
        Replay.begin(conversation.shell());
        conversation.say("|  all is gone; /reload -restore brings it back");
    }
}
