package dev.brood.repl;

import dev.brood.process.ThisProcess;
import dev.brood.repl.Piece.Kind;
import dev.brood.shell.Shell;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads what is typed, evaluates it, answers, until somebody leaves. */
final class Prompt {

    private static final String PROMPT = "brood> ";
    private static final String CONTINUATION = "  ...> ";

    private final Commands commands = new Commands();
    private final CompletableFuture<Shell> shell;
    private final Screen screen;
    private final CtrlC ctrlC;
    private final LineReader reader;
    private final OutputAbove above;

    private Prompt(Terminal terminal, CompletableFuture<Shell> shell) {
        this.shell = shell;
        this.screen = new Screen(terminal);
        this.ctrlC = new CtrlC(terminal);
        this.reader = reader(terminal, shell::join);
        this.above = OutputAbove.start(reader);
    }

    /**
     * Takes the terminal. The session is opened meanwhile, so that one can type at once.
     *
     * @param opener opens the session, in another thread
     */
    static Prompt open(Supplier<Shell> opener) {
        CompletableFuture<Shell> shell = CompletableFuture.supplyAsync(
                opener, task -> Thread.ofPlatform().daemon().name("brood-open").start(task));
        try {
            return new Prompt(terminal(), shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .dumb(true) // to allow that is also to keep JLine from warning of it
                .graphemeCluster(false) // or else it asks the terminal, and swallows what is typed meanwhile
                .build();
    }

    private static LineReader reader(Terminal terminal, Supplier<Shell> shell) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("brood")
                .parser(new SnippetParser(shell))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0L)
                .option(Option.DISABLE_EVENT_EXPANSION, true) // in Java, ! and \ mean themselves
                .option(Option.AUTO_FRESH_LINE, true)
                .option(Option.INSERT_TAB, true);
        Object history = HistoryFile.find();
        return (history == null ? builder : builder.variable(LineReader.HISTORY_FILE, history)).build();
    }

    /** Goes on until the user leaves; gives the exit code. */
    int run() {
        screen.say(Version.banner());
        ThisProcess.sendOutputTo(above);
        TerminalInput.install(reader.getTerminal());
        StreamAbove.install(above);
        Conversation conversation = null;
        while (conversation == null || conversation.exitCode().isEmpty()) {
            String typed = read();
            if (conversation == null) {
                conversation = new Conversation(shell.join(), screen, ctrlC);
            }
            enter(typed, conversation);
        }
        return conversation.exitCode().getAsInt();
    }

    private String read() {
        above.editing(true);
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return e.getPartialLine() == null ? "/exit" : e.getPartialLine();
        } catch (IOError e) {
            return "/exit"; // the terminal is gone
        } finally {
            above.editing(false);
        }
    }

    /** Evaluates what was typed or pasted, up to the first piece that fails. */
    private void enter(String typed, Conversation conversation) {
        boolean well = true;
        Piece piece = Piece.first(conversation.shell(), typed);
        while (well && piece.kind() != Kind.NOTHING && conversation.exitCode().isEmpty()) {
            if (piece.kind() == Kind.COMMAND) {
                commands.run(piece.text(), conversation);
            } else {
                well = new Evaluation(conversation.shell(), screen).run(piece.text(), ctrlC);
            }
            piece = Piece.first(conversation.shell(), piece.rest());
        }
        if (!well && piece.kind() != Kind.NOTHING) {
            screen.say("what follows was not run: " + piece.text().strip().lines().findFirst().orElse("") + " ...");
        }
    }
}
