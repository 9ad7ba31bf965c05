package dev.brood.differential;

import dev.brood.internal.command.LastRun;
import dev.brood.internal.command.SessionConversation;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A conversation of a file that is opened, of which only the complaints are heard. */
final class Quiet extends SessionConversation {

    private final Consumer<String> complaints;

    Quiet(Shell shell, Consumer<String> complaints) {
        super(shell);
        this.complaints = complaints;
    }

    @Override
    public void say(String text) {}

    @Override
    public void complain(String text) {
        complaints.accept(text);
    }

    @Override
    public boolean enter(String source) {
        Outcome outcome = shell().eval(source, Origin.PROMPT);
        return outcome instanceof Outcome.Value || outcome instanceof Outcome.Done;
    }

    @Override
    public void showAll(String expression) {}

    @Override
    public void showTrace() {}

    @Override
    public void interruptibly(Runnable work) {
        work.run();
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
    public void watch(Supplier<List<String>> lines) {}

    @Override
    public int handOver(List<String> command) {
        throw new UnsupportedOperationException(command.toString());
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
