package dev.brood.internal.repl;

import dev.brood.internal.machine.Program;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** Runs the {@link Training} in a pseudo terminal, and types lines there as somebody at the prompt does. */
final class TrainingTerminal {

    private static final List<String> LINES =
            List.of(
                    "1 + 1",
                    "int twice(int n) { return 2 * n; }",
                    "\"abc\".len\t",
                    "List.of(1, 2).forEach(n -> println(twice(n)))",
                    "lenght()",
                    "/vars",
                    "/exit");

    private static final long BETWEEN_KEYS_MILLIS = 5;

    private TrainingTerminal() {}

    /**
     * Runs a command and exits as it does. What it reads and prints is nobody's business, but for its errors.
     *
     * @param command what to run
     * @throws Exception if it cannot be run
     */
    public static void main(String[] command) throws Exception {
        JniNativePty terminal = open();
        List<String> words = List.of(command);
        Program training =
                terminal == null
                        ? Program.here(words)
                        : Program.on(new File(terminal.getName()), words);
        Runtime.getRuntime().addShutdownHook(new Thread(training::kill));
        if (terminal != null) {
            Thread.ofPlatform().daemon().start(() -> type(terminal));
        }
        System.exit(training.end());
    }

    /** Null if there can be none: then there is less to be seen. */
    private static JniNativePty open() {
        try {
            return (JniNativePty) new JniTerminalProvider().open(new Attributes(), Size.of(80, 24));
        } catch (IOException | RuntimeException | LinkageError e) {
            e.printStackTrace();
            return null;
        }
    }

    private static void type(JniNativePty terminal) {
        try {
            InputStream screen = terminal.getMasterInput();
            OutputStream keys = terminal.getMasterOutput();
            for (String line : LINES) {
                awaitPrompt(screen);
                for (char key : (line + "\r").toCharArray()) {
                    keys.write(key);
                    keys.flush();
                    Thread.sleep(BETWEEN_KEYS_MILLIS);
                }
            }
            screen.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // the training gives up after a while
        }
    }

    private static void awaitPrompt(InputStream screen) throws IOException {
        String prompt = "brood>";
        StringBuilder shown = new StringBuilder();
        byte[] some = new byte[4096];
        while (shown.indexOf(prompt) < 0) {
            int length = screen.read(some);
            if (length < 0) {
                throw new EOFException("the terminal is gone");
            }
            shown.append(new String(some, 0, length, StandardCharsets.ISO_8859_1));
        }
    }
}
