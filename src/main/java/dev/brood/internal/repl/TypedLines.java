package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Lines that somebody types for a snippet or as an answer to a question of ours, edited as those at the prompt, by a reader
 * of their own: it knows no Java, and its history is that of answers.
 *
 * <p>The terminal is for one reader at a time. A thread that reads on after its snippet has its turn whenever something is
 * evaluated; in between the prompt takes the terminal from it, and what was typed for it so far comes back with its next turn.
 */
final class TypedLines {

    private final PromptReader prompt;
    private final CtrlC ctrlC;
    private final TypedAhead ahead;

    /** Held by whoever reads from the terminal; the prompt comes first when it has waited. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Made for the first line, with both readers' writers kept out. */
    private volatile PromptReader reader;

    /** Who is reading a line, or null; guarded by this. */
    @GuardedBy("this")
    private Thread typing;

    /** Whether the prompt wants the terminal. */
    private volatile boolean wanted;

    private volatile Consumer<Boolean> editing = _ -> {};

    TypedLines(PromptReader prompt, CtrlC ctrlC) {
        this.prompt = prompt;
        this.ctrlC = ctrlC;
        this.ahead = new TypedAhead(prompt.getTerminal());
    }

    /** Says who is told that a line is edited from now on, or no more. */
    void whileEditing(Consumer<Boolean> newEditing) {
        editing = newEditing;
    }

    /** Writes to the terminal while no reader does. */
    void alone(Runnable writing) {
        prompt.alone(() -> {
            PromptReader second = reader;
            if (second == null) {
                writing.run();
            } else {
                second.alone(writing);
            }
        });
    }

    /** Prints lines, above the one that is edited if there is one. */
    void printAbove(String lines) {
        alone(() -> {
            PromptReader second = reader;
            (second != null && second.isReading() ? second : prompt).printAbove(lines);
        });
    }

    /** Work with the terminal. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something for which nobody else may read from the terminal. */
    <T, E extends Exception> T undisturbed(Work<T, E> work) throws E {
        synchronized (this) {
            wanted = true;
            if (typing != null) {
                reader.option(Option.ERASE_LINE_ON_FINISH, true);
                typing.interrupt();
            }
        }
        turn.lock();
        wanted = false;
        try {
            return work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Reads what is typed at the prompt. */
    String typed(String text) {
        return undisturbed(() -> edited(prompt, text, null));
    }

    /** Has the terminal as programs expect it. */
    void makeUsual() {
        ahead.makeUsual();
    }

    /**
     * Reads a line.
     *
     * @param question what stands before it; on the screen it may be already
     * @return the line, or null at the end of input
     * @throws InterruptedIOException if the thread is interrupted, as by Ctrl-C
     */
    String line(Supplier<String> question) throws IOException {
        String asked = question.get();
        String begun = null;
        while (true) {
            try {
                turn.lockInterruptibly();
            } catch (InterruptedException e) {
                throw interrupted();
            }
            try {
                begin();
                if (asked.isEmpty()) {
                    asked = question.get(); // what was printed at the prompt is shown by now
                }
                return edited(asked, begun);
            } catch (UserInterruptException e) {
                if (!wanted) {
                    throw interrupted();
                }
                begun = e.getPartialLine();
            } catch (EndOfFileException e) {
                return e.getPartialLine();
            } catch (IOError e) {
                throw new IOException(e.getCause());
            } finally {
                end();
                turn.unlock();
            }
        }
    }

    private static InterruptedIOException interrupted() {
        return new InterruptedIOException("reading was interrupted");
    }

    private synchronized void begin() {
        if (reader == null) {
            prompt.alone(() -> reader = newReader());
        }
        reader.option(Option.ERASE_LINE_ON_FINISH, false);
        typing = Thread.currentThread();
    }

    private synchronized void end() {
        typing = null;
        if (wanted) {
            Thread.interrupted(); // that was the prompt
        }
    }

    private String edited(String question, String begun) throws IOException {
        if (wanted) {
            throw new UserInterruptException(begun);
        }
        ahead.begin();
        String shown = ahead.shown();
        if (begun == null && shown.endsWith("\n")) {
            editing.accept(false); // the terminal has begun a new line
            return shown.substring(0, shown.length() - 1);
        }
        reader.runMacro(shown);
        reader.getKeyMaps().putAll(prompt.getKeyMaps()); // those of vi, if that was set
        Terminal terminal = prompt.getTerminal();
        alone(() -> {
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol); // what the terminal has shown is drawn again
        });
        String row = lastRow(question, terminal.getSize().getColumns());
        return edited(reader, row.replace("%", "%%"), begun);
    }

    private String edited(PromptReader by, String question, String begun) {
        editing.accept(true);
        ahead.begin();
        try {
            return by.readLine(question, null, (MaskingCallback) null, begun);
        } finally {
            ahead.end();
            editing.accept(false);
        }
    }

    /** A question that is wider than the screen has been broken by the terminal. */
    private static String lastRow(String question, int width) {
        String wrapped = width > 0 ? Pager.wrapped(question, width) : question;
        return wrapped.substring(wrapped.lastIndexOf('\n') + 1);
    }

    private PromptReader newReader() {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.BLINK_MATCHING_PAREN, 0L);
        variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "");
        PromptReader made = new PromptReader(prompt.getTerminal(), "answer", variables);
        made.option(Option.HISTORY_IGNORE_SPACE, false);
        made.option(Option.BRACKETED_PASTE, false); // each line of a paste is one that is read
        made.put(LineReader.CALLBACK_INIT, this::takeSignals);
        made.put(
                LineReader.EXPAND_OR_COMPLETE,
                () -> {
                    made.getBuffer().write('\t');
                    return true;
                });
        return made;
    }

    /** JLine would keep Ctrl-C to itself. It is to stop the snippet, and with it the reading. */
    private boolean takeSignals() {
        reader.keepSignals();
        reader.getTerminal().handle(Signal.INT, _ -> ctrlC.pressedInLine());
        if (Thread.currentThread().isInterrupted()) {
            ctrlC.pressedBeforeLine();
        }
        return true;
    }
}
