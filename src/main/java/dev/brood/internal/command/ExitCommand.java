package dev.brood.internal.command;

import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.process.ThisProcess;
import dev.brood.process.ChildProcess;
import dev.brood.shell.Outcome;
import java.util.List;

/** {@code /exit}: leaves. If children are running it asks whether to wait for them, where there is somebody to ask. */
final class ExitCommand implements Command {

    private static final int HIGHEST_CODE = 255;
    private static final String QUESTION = "wait for them, kill them, or stay? [w/k/s] ";

    private enum Choice {
        WAIT,
        KILL,
        STAY
    }

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
        return "leave, with this exit code or 0";
    }

    @Override
    public String details() {
        return """
        The code may be an expression. If children are running, they are listed: you may wait for them, kill them,
        or stay at the prompt. Daemons and pools are stopped. A script waits.
        """;
    }

    @Override
    public String example() {
        return """
        int failures = 2
        /exit failures > 0 ? 1 : 0
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        int code = code(argument, conversation);
        Choice choice = conversation.isInteractive() ? choice(conversation) : Choice.WAIT;
        switch (choice) {
            case STAY -> {
                return;
            }
            case KILL -> others().forEach(ChildProcess::kill);
            case WAIT -> {}
        }
        try {
            boolean isTold = conversation.isInteractive() && choice == Choice.WAIT;
            conversation.interruptibly(() -> finishChildren(conversation, isTold));
            conversation.end(code);
        } catch (WaitInterruptedException e) {
            throw new CommandException("not left: children are still running; /kill stops a child");
        }
    }

    private static int code(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            return 0;
        }
        Object value =
                argument.matches("\\d{1,9}")
                        ? (Object) Integer.valueOf(argument)
                        : conversation.shell().evalHidden(argument)
                                        instanceof Outcome.Value evaluated
                                ? evaluated.value()
                                : argument;
        if (!(value instanceof Integer code) || code < 0 || code > HIGHEST_CODE) {
            throw new CommandException(
                    "an exit code is a number from 0 to " + HIGHEST_CODE + ", not " + value);
        }
        return code;
    }

    /** Children that are no daemons; the workers of pools are. */
    private static List<ChildProcess> others() {
        return ChildProcess.active().stream().filter(child -> !child.isDaemon()).toList();
    }

    private static Choice choice(Conversation conversation) {
        List<ChildProcess> children = others();
        if (children.isEmpty()) {
            return Choice.WAIT;
        }
        children.forEach(
                child -> conversation.say(child.name() + " (pid " + child.pid() + ") is running"));
        while (true) {
            String answer = conversation.ask(QUESTION);
            if (answer == null) {
                return Choice.WAIT;
            }
            switch (answer.strip()) {
                case "w", "wait" -> {
                    return Choice.WAIT;
                }
                case "k", "kill" -> {
                    return Choice.KILL;
                }
                case "s", "stay" -> {
                    return Choice.STAY;
                }
                default -> {}
            }
        }
    }

    /** Who is waited for in a script is told after a second, on standard error. */
    private static void finishChildren(Conversation conversation, boolean isTold) {
        List<ChildProcess> children = isTold ? others() : List.of();
        children.forEach(child ->
                conversation.say("waiting for " + child.name() + " (pid " + child.pid() + ")"));
        children.forEach(ChildProcess::join);
        ThisProcess.finishChildren();
    }
}
