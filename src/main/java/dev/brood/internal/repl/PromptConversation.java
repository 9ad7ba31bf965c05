package dev.brood.internal.repl;

import dev.brood.internal.command.CommandException;
import dev.brood.internal.command.LastRun;
import dev.brood.internal.command.SessionConversation;
import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.terminal.impl.DumbTerminal;

/** What a command can see and do at the prompt. */
final class PromptConversation extends SessionConversation {

    private final Screen screen;
    private final CtrlC ctrlC;
    private final LineReader reader;
    private final TypedLines lines;
    private final OutputAbove above;
    private final Last last = new Last();
    private final Instant start;
    private final RestoreFolder sessions;

    PromptConversation(
            Shell shell,
            Screen screen,
            CtrlC ctrlC,
            LineReader reader,
            TypedLines lines,
            OutputAbove above,
            Instant start,
            RestoreFolder sessions) {
        super(shell);
        this.screen = screen;
        this.ctrlC = ctrlC;
        this.reader = reader;
        this.lines = lines;
        this.above = above;
        this.start = start;
        this.sessions = sessions;
    }

    @Override
    public void say(String text) {
        screen.say(text);
    }

    @Override
    public void complain(String text) {
        screen.complain(text);
    }

    @Override
    public boolean enter(String source) {
        return printer()
                .show(source, shell().eval(source, Origin.PROMPT), preferences().feedback());
    }

    private ResultPrinter printer() {
        return new ResultPrinter(shell(), screen, last);
    }

    @Override
    public void showAll(String expression) {
        if (expression.isEmpty() && last.value() == null) {
            throw new CommandException("no value has been shown yet");
        }
        Outcome outcome =
                expression.isEmpty() ? last.value() : shell().eval(expression, Origin.PROMPT);
        if (outcome instanceof Outcome.Value value) {
            printer().showValue(expression, value, true);
        } else {
            printer().show(expression, outcome);
        }
    }

    @Override
    public void showTrace() {
        if (last.thrown() == null) {
            throw new CommandException("no exception has been shown yet");
        }
        screen.sayAtLength(String.join("\n", new ThrownText(last.thrown()).whole()));
    }

    @Override
    public void interruptibly(Runnable work) {
        Thread waiter = Thread.currentThread();
        try {
            ctrlC.during(
                    () -> {
                        work.run();
                        return null;
                    },
                    waiter::interrupt);
        } finally {
            Thread.interrupted(); // of a Ctrl-C that came too late
        }
    }

    @Override
    public boolean isInteractive() {
        return !(reader.getTerminal() instanceof DumbTerminal);
    }

    @Override
    public String ask(String question) {
        return TerminalTalk.ask(question, lines, ctrlC);
    }

    @Override
    public void watch(Supplier<List<String>> table) {
        lines.undisturbed(() -> {
            TerminalTalk.watch(table, reader.getTerminal(), screen, ctrlC);
            return null;
        });
    }

    @Override
    public int handOver(List<String> command) throws IOException {
        return lines.undisturbed(() -> {
            lines.makeUsual();
            return above.held(() -> TerminalTalk.handOver(command, reader.getTerminal(), ctrlC));
        });
    }

    @Override
    public List<String> history(boolean earlier) {
        return StreamSupport.stream(reader.getHistory().spliterator(), false)
                .filter(entry -> earlier || !entry.time().isBefore(start))
                .map(History.Entry::line)
                .toList();
    }

    @Override
    public LastRun lastRun() {
        return sessions == null ? LastRun.NOTHING : sessions.lastRun();
    }
}
