package dev.brood.repl;

import dev.brood.error.WaitInterruptedException;
import dev.brood.process.ChildProcess;
import dev.brood.process.ThisProcess;
import java.util.List;

/** {@code /exit}: waits for the children that are no daemons, stops those that are, and leaves. */
final class ExitCommand implements Command {

    private static final int HIGHEST_CODE = 255;

    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String parameter() {
        return "[code]";
    }

    @Override
    public String help() {
        return "wait for running children, stop daemons, and leave with this exit code or 0";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (!argument.matches("\\d{0,3}")
                || !argument.isEmpty() && Integer.parseInt(argument) > HIGHEST_CODE) {
            conversation
                    .screen()
                    .complain(
                            "an exit code is a number from 0 to "
                                    + HIGHEST_CODE
                                    + ", not "
                                    + argument);
            return;
        }
        Thread waiter = Thread.currentThread();
        boolean done =
                conversation
                        .ctrlC()
                        .during(() -> finishChildren(conversation.screen()), waiter::interrupt);
        Thread.interrupted(); // of a Ctrl-C that came too late
        if (done) {
            conversation.end(argument.isEmpty() ? 0 : Integer.parseInt(argument));
        }
    }

    private static boolean finishChildren(Screen screen) {
        List<ChildProcess> children =
                ThisProcess.activeChildren().stream().filter(child -> !child.isDaemon()).toList();
        children.forEach(
                child -> screen.say("waiting for " + child.name() + " (pid " + child.pid() + ")"));
        try {
            children.forEach(ChildProcess::join);
            ThisProcess.finishChildren();
            return true;
        } catch (WaitInterruptedException e) {
            screen.say("not left: children are still running; terminate() stops a child");
            return false;
        }
    }
}
