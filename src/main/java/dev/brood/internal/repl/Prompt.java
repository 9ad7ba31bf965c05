package dev.brood.internal.repl;

import dev.brood.internal.command.CommandException;
import dev.brood.internal.command.Commands;
import dev.brood.internal.command.Mode;
import dev.brood.internal.command.Preferences.Keys;
import dev.brood.internal.command.SessionDependencies;
import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.repl.Piece.Kind;
import dev.brood.shell.Shell;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/** Reads what is typed, evaluates it, answers, until somebody leaves. */
final class Prompt {

    private static final int MOST_FRAMES = 10;
    private static final String LOST =
            "the last session did not end with /exit; /reload -restore brings back what was entered";

    private final Commands commands = new Commands();
    private final CompletableFuture<Shell> shell;
    private final Screen screen;
    private final CtrlC ctrlC;
    private final PromptReader reader;
    private final TypedLines lines;
    private final CurrentLine current = new CurrentLine(System.out.charset());
    private final LineInput input;
    private final OutputAbove above;
    private final OutputLook look;
    private Keys keys = Keys.EMACS;

    private Prompt(Terminal terminal, CompletableFuture<Shell> shell) {
        this.shell = shell;
        Palette palette = new Palette(terminal);
        this.screen = new Screen(terminal, palette);
        this.ctrlC = new CtrlC(terminal, screen);
        this.reader = new ReaderSetup(terminal, shell, palette, commands).reader();
        this.lines = new TypedLines(reader, ctrlC);
        this.input = new LineInput(lines, current, terminal.inputEncoding());
        screen.shareWith(lines::alone, lines::printAbove);
        this.look = new OutputLook(palette);
        this.above = OutputAbove.start(lines::printAbove, look);
        lines.whileEditing(above::editing);
        Pager pager = new Pager(terminal, screen, above);
        screen.lengthy(text ->
                lines.undisturbed(() -> {
                    pager.show(text);
                    return null;
                }));
    }

    /**
     * Takes the terminal. The session is opened meanwhile, so that one can type at once.
     *
     * @param opener opens the session, in another thread
     */
    static Prompt open(Supplier<Shell> opener) {
        CompletableFuture<Shell> shell =
                CompletableFuture.supplyAsync(
                        opener,
                        task -> Thread.ofPlatform().daemon().name("brood-open").start(task));
        try {
            return new Prompt(SystemTerminal.open(), shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes on until the user leaves; gives the exit code.
     *
     * @param dependencies what the command line asks for
     */
    int run(List<Coordinates> dependencies) {
        screen.say(Version.banner());
        RestoreFolder sessions = sessions();
        if (sessions != null && sessions.hasLostOne()) {
            screen.say(LOST);
        }
        shell.thenRun(() -> ThisProcess.standBy(0));
        Shell.sendOutputTo(above);
        if (reader.getTerminal() instanceof DumbTerminal) {
            TerminalInput.install(reader.getTerminal());
        } else {
            System.setIn(input);
        }
        StreamAbove.install(above, current);
        ProgressBar.install(screen.footer(), line -> above.lines(line + "\n"));
        Instant start = Instant.now();
        RestoreFile restore = new RestoreFile(sessions);
        PromptConversation conversation = null;
        if (!dependencies.isEmpty()) {
            conversation = begin(start, sessions);
            addDependencies(dependencies, conversation);
        }
        while (conversation == null || conversation.exitCode().isEmpty()) {
            useKeys(conversation);
            String typed = read(prompt(conversation));
            if (conversation == null) {
                conversation = begin(start, sessions);
            }
            enter(typed, conversation, restore);
        }
        restore.close();
        lines.makeUsual();
        return conversation.exitCode().getAsInt();
    }

    /** What others typed into a pipe is not to be had back. */
    private RestoreFolder sessions() {
        return reader.getTerminal() instanceof DumbTerminal ? null : RestoreFolder.find();
    }

    /** Waits until the session is open. */
    private PromptConversation begin(Instant start, RestoreFolder sessions) {
        PromptConversation conversation =
                new PromptConversation(
                        shell.join(), screen, ctrlC, reader, lines, above, start, sessions);
        look.prefixed(conversation.preferences()::prefix);
        return conversation;
    }

    private void addDependencies(List<Coordinates> dependencies, PromptConversation conversation) {
        try {
            SessionDependencies.add(() -> dependencies, conversation);
        } catch (CommandException e) {
            screen.complain(e.getMessage());
        }
    }

    /** As they were set, if they were: at first they are those of the user's {@code ~/.inputrc}. */
    private void useKeys(PromptConversation conversation) {
        Keys wanted = conversation == null ? keys : conversation.preferences().keys();
        if (wanted != keys) {
            keys = wanted;
            EditMode.use(keys, reader);
        }
    }

    private String prompt(PromptConversation conversation) {
        Mode mode = conversation == null ? Mode.FIRST : conversation.preferences().mode();
        String next = conversation == null ? "1" : conversation.shell().nextNumber();
        reader.setVariable(
                LineReader.SECONDARY_PROMPT_PATTERN,
                mode.continuation().replace("%s", next).replace("%", "%%"));
        return mode.prompt().replace("%s", next);
    }

    private String read(String prompt) {
        try {
            return lines.typed(prompt);
        } catch (UserInterruptException e) {
            screen.endLine();
            if (e.getPartialLine().isBlank()) {
                ctrlC.pressedWhenIdle();
            }
            Thread.interrupted(); // of a second Ctrl-C
            return "";
        } catch (EndOfFileException e) {
            screen.endLine();
            String partial = e.getPartialLine();
            return partial == null || partial.isBlank() ? "/exit" : partial;
        } catch (IOError e) {
            return "/exit"; // the terminal is gone
        }
    }

    /** Evaluates what was typed or pasted, up to the first piece that fails. */
    private void enter(String typed, PromptConversation conversation, RestoreFile restore) {
        Shell session = conversation.shell();
        boolean well = true;
        Piece piece = Piece.first(session, typed);
        while (well && piece.kind() != Kind.NOTHING && conversation.exitCode().isEmpty()) {
            Piece now = piece;
            input.forget();
            well = new Evaluation(session, screen).run(() -> run(now, conversation), ctrlC);
            restore.keep(
                    session.journal().entries(),
                    conversation.preferences().dependencies(),
                    session.classPath());
            piece = Piece.first(session, piece.rest());
        }
        if (!well && piece.kind() != Kind.NOTHING) {
            screen.say(
                    "what follows was not run: "
                            + piece.text().strip().lines().findFirst().orElse("")
                            + " ...");
        }
    }

    private boolean run(Piece piece, PromptConversation conversation) {
        try {
            if (piece.kind() == Kind.COMMAND) {
                commands.run(piece.text(), conversation);
                return true;
            }
            return conversation.enter(piece.text());
        } catch (CommandException e) {
            screen.complain(e.getMessage());
            return false;
        } catch (RuntimeException | Error e) {
            // the compiler's troubles, or ours; the session is more valuable than its last snippet
            screen.complain("this cannot be evaluated: " + e);
            Arrays.stream(e.getStackTrace())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> screen.say("    at " + frame));
            return false;
        }
    }
}
