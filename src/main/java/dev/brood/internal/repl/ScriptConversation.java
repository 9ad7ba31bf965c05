package dev.brood.internal.repl;

import dev.brood.internal.command.CommandException;
import dev.brood.internal.command.LastRun;
import dev.brood.internal.command.SessionConversation;
import dev.brood.internal.machine.Program;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What a command can see and do in a script: it speaks on standard output, and there is nobody to ask. */
final class ScriptConversation extends SessionConversation {

    ScriptConversation(Shell shell) {
        super(shell);
    }

    @Override
    public void say(String text) {
        System.out.println(text);
    }

    @Override
    public void complain(String text) {
        ScriptRun.complain(text);
    }

    @Override
    public void report(String text) {
        complain(text);
    }

    @Override
    public boolean enter(String source) {
        return switch (shell().eval(source, Origin.PROMPT)) {
            case Outcome.Value _, Outcome.Done _ -> true;
            case Outcome.Rejected(var problems) -> {
                complain(problems.getFirst().message());
                yield false;
            }
            case Outcome.Threw(var thrown) -> {
                complain(thrown.toString());
                yield false;
            }
            case Outcome.Stopped() -> false;
        };
    }

    @Override
    public void showAll(String expression) {
        throw new CommandException("/show is for the prompt");
    }

    @Override
    public void showTrace() {
        throw new CommandException("/trace is for the prompt");
    }

    @Override
    public void interruptibly(Runnable work) {
        work.run(); // Ctrl-C ends a script
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public String ask(String question) {
        return null;
    }

    @Override
    public void watch(Supplier<List<String>> lines) {
        lines.get().forEach(this::say);
    }

    @Override
    public int handOver(List<String> command) throws IOException {
        try {
            return Program.here(command).end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public List<String> history(boolean earlier) {
        return List.of();
    }

    @Override
    public LastRun lastRun() {
        return LastRun.NOTHING;
    }
}
