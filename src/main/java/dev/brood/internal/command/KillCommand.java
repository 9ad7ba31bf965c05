package dev.brood.internal.command;

import dev.brood.process.ChildProcess;
import java.time.Duration;

/** {@code /kill}: kill children. */
final class KillCommand implements Command {

    /** The kernel ends a process at once, unless it is stuck in there. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String parameter() {
        return "pid|name ...";
    }

    @Override
    public String help() {
        return "kill children or workers of pools, at once";
    }

    @Override
    public String details() {
        return "A killed worker's task fails or is tried again, and the pool replaces the worker.\n";
    }

    @Override
    public String example() {
        return """
        spawn(() -> sleep(60)).name("sleeper").start()
        /kill sleeper
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            throw new CommandException("say whom to kill, by pid or name; /ps lists them");
        }
        for (ChildProcess child : ChildSelection.of(argument)) {
            child.kill();
            conversation.say(
                    (child.join(PATIENCE) ? "killed " : "told to die, and not gone yet: ")
                            + ChildSelection.words(child));
        }
    }
}
