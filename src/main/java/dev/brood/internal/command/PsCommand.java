package dev.brood.internal.command;

/** {@code /ps}: what is running. */
final class PsCommand implements Command {

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public String help() {
        return "show children, pools with their workers, and queues";
    }

    @Override
    public String details() {
        return """
        AGE is the time since the start, CPU TIME what was computed since then, CPU the share of a core.
        Pools and queues go by the names of your variables. /top shows the same again and again.
        """;
    }

    @Override
    public String example() {
        return """
        var naps = pool(2)
        naps.map(x -> x + 1, range(4))
        var letters = queue(10)
        letters.put("a")
        /ps
        naps.close()
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        new ProcessTable(conversation.shell()).lines().forEach(conversation::say);
    }
}
