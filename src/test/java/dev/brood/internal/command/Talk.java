package dev.brood.internal.command;

import dev.brood.shell.Cut;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A conversation whose other side is a test: a session and all commands, without a terminal. */
final class Talk extends SessionConversation implements AutoCloseable {

    private final Commands commands;
    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();

    private Talk(List<Path> classPath) {
        super(Shell.open(classPath, List.of()));
        commands = new Commands();
    }

    static Talk open() {
        return new Talk(List.of());
    }

    /** Types lines, each a snippet or a command; gives what is said to the last. */
    List<String> types(String... lines) {
        for (String line : lines) {
            said.clear();
            complaints.clear();
            typed.add(line);
            if (line.startsWith("/")) {
                try {
                    commands.run(line, this);
                } catch (CommandException e) {
                    complain(e.getMessage());
                }
            } else {
                Cut cut = shell().cut(line);
                enter(cut.state() == Cut.State.COMPLETE ? cut.snippet() : line);
            }
        }
        return List.copyOf(said);
    }

    /** What went wrong with the last line. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Types a line that cannot be done; gives why. */
    String fails(String line) {
        types(line);
        return String.join("\n", complaints);
    }

    /** Answers the next question so. */
    void answers(String answer) {
        answers.add(answer);
    }

    /** What {@code /show} shows is the terminal's business. */
    @Override
    public void showAll(String expression) {
        if (!expression.isEmpty()) {
            enter(expression);
        }
    }

    @Override
    public void showTrace() {
        say("a trace");
    }

    Commands commands() {
        return commands;
    }

    @Override
    public void say(String text) {
        said.addAll(text.lines().toList());
    }

    @Override
    public void complain(String text) {
        complaints.add(text);
    }

    @Override
    public boolean enter(String source) {
        switch (shell().eval(source, Origin.PROMPT)) {
            case Outcome.Value value -> say(value.name() + " ==> " + value.value());
            case Outcome.Done(var what) -> say(what);
            case Outcome other -> {
                complain(other.toString());
                return false;
            }
        }
        return true;
    }

    @Override
    public void interruptibly(Runnable work) {
        work.run();
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public String ask(String question) {
        return answers.poll();
    }

    @Override
    public void watch(Supplier<List<String>> lines) {
        lines.get().forEach(this::say);
    }

    @Override
    public int handOver(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<String> history(boolean earlier) {
        return List.copyOf(typed);
    }

    @Override
    public LastRun lastRun() {
        return LastRun.NOTHING;
    }

    @Override
    public void close() {
        shell().close();
    }
}
