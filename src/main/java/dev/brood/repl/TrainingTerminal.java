package dev.brood.repl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** Puts a pseudo terminal, and somebody who types there, in the place of this JVM's standard input and output. */
final class TrainingTerminal {

    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;

    private TrainingTerminal() {}

    /** Types a line whenever the prompt shows. */
    static void type(String... lines) throws IOException {
        JniNativePty pty =
                (JniNativePty) new JniTerminalProvider().open(new Attributes(), Size.of(80, 24));
        duplicate(pty.getSlave(), STANDARD_INPUT);
        duplicate(pty.getSlave(), STANDARD_OUTPUT);
        Thread.ofPlatform().daemon().name("brood-training").start(() -> type(lines, pty));
    }

    private static void type(String[] lines, JniNativePty pty) {
        try {
            InputStream screen = pty.getMasterInput();
            OutputStream keys = pty.getMasterOutput();
            for (String line : lines) {
                awaitPrompt(screen);
                for (char key : (line + "\r").toCharArray()) {
                    keys.write(key);
                    keys.flush();
                    Thread.sleep(5);
                }
            }
            screen.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // whoever waits for the lines gives up after a while
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

    @SuppressWarnings("restricted") // Java has no dup2(2)
    private static void duplicate(int from, int to) {
        MethodHandle dup2 =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("dup2"),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT));
        try {
            int _ = (int) dup2.invokeExact(from, to);
        } catch (Throwable e) {
            throw new IllegalStateException("dup2 cannot be called", e);
        }
    }
}
