package dev.brood.internal.command;

import dev.brood.error.WaitInterruptedException;
import dev.brood.process.ChildProcess;
import java.util.List;

/** {@code /wait}: wait for children. */
final class WaitCommand implements Command {

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String parameter() {
        return "[pid|name ...]";
    }

    @Override
    public String help() {
        return "wait until children have ended: these, or all that are no daemons";
    }

    @Override
    public String details() {
        return "Ctrl-C ends the waiting and leaves the children alone.\n";
    }

    @Override
    public String example() {
        return """
        spawn(() -> sleep(0.2)).start()
        /wait
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        List<ChildProcess> children =
                argument.isEmpty()
                        ? ChildProcess.active().stream().filter(child -> !child.isDaemon()).toList()
                        : ChildSelection.of(argument);
        try {
            for (ChildProcess child : children) {
                conversation.interruptibly(child::join);
                conversation.say(ChildSelection.words(child) + " ended with " + child.exitCode());
            }
        } catch (WaitInterruptedException e) {
            throw new CommandException("not waited to the end; /ps shows who is running");
        }
    }
}
