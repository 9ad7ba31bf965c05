package dev.brood.internal.repl;

import dev.brood.internal.machine.Program;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** What commands do with the terminal while no line is edited. */
final class TerminalTalk {

    private static final long REFRESH_MILLIS = 1000;

    /** No answer: what was to be done is not done. */
    private static final String CANCELLED = "stay";

    private TerminalTalk() {}

    /** Asks and reads a line. Gives null at the end of input. */
    static String ask(String question, TypedLines lines, CtrlC ctrlC) {
        Thread reader = Thread.currentThread();
        try {
            return ctrlC.during(() -> line(question, lines), reader::interrupt);
        } finally {
            Thread.interrupted(); // of a Ctrl-C that came too late
        }
    }

    private static String line(String question, TypedLines lines) {
        try {
            return lines.line(() -> question);
        } catch (IOException e) {
            return CANCELLED; // by Ctrl-C
        }
    }

    /** Shows lines at the bottom of the terminal, so that output goes on above them, until a key is pressed. */
    static void watch(Supplier<List<String>> lines, Terminal terminal, Screen screen, CtrlC ctrlC) {
        Footer footer = screen.footer();
        if (footer == null) {
            lines.get().forEach(screen::say);
            return;
        }
        Attributes before = terminal.enterRawMode();
        try {
            ctrlC.during(
                    () -> {
                        refreshUntilKey(lines, terminal, footer);
                        return null;
                    },
                    Thread.currentThread()::interrupt);
        } finally {
            terminal.setAttributes(before);
            Thread.interrupted(); // of a Ctrl-C
            footer.table(List.of());
            lines.get().forEach(screen::say);
        }
    }

    private static void refreshUntilKey(
            Supplier<List<String>> lines, Terminal terminal, Footer footer) {
        try {
            do {
                footer.table(lines.get());
            } while (terminal.reader().read(REFRESH_MILLIS) == NonBlockingReader.READ_EXPIRED);
        } catch (IOException e) {
            // Ctrl-C, or the terminal is gone
        }
    }

    /** Runs a program that has the terminal for itself meanwhile. */
    static int handOver(List<String> command, Terminal terminal, CtrlC ctrlC) throws IOException {
        Attributes before = terminal.getAttributes();
        terminal.flush();
        try {
            Program program = Program.here(command);
            return ctrlC.during(() -> waitFor(program), () -> {}); // Ctrl-C is the program's
        } finally {
            terminal.setAttributes(before);
        }
    }

    private static int waitFor(Program program) {
        while (true) {
            try {
                return program.end();
            } catch (InterruptedException e) {
                // by a Ctrl-C that was meant for it
            }
        }
    }
}
