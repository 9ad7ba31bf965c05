package dev.brood.internal.repl;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Sits at the prompt, in a pseudo-terminal that the system's {@code script} makes. */
final class Typist implements AutoCloseable {

    static final Path SCRIPT = Path.of("/usr/bin/script");

    private static final String CONTROL_SEQUENCE = "\u001b(\\[[0-9;?]*[@-~]|[=>])";
    private static final String COMMAND =
            "stty cols 100 rows 40; exec \"$BROOD_TEST_JAVA\" -XX:+UseSerialGC"
                    + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+EnableDynamicAgentLoading dev.brood.internal.repl.Main";

    private final Process process;
    private final StringBuilder screen = new StringBuilder();
    private int seen;

    private Typist(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("screen").start(this::watch);
    }

    /**
     * Starts the prompt and waits for it.
     *
     * @param stateFolder where it keeps its history
     */
    static Typist sitDown(Path stateFolder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(SCRIPT.toString(), "-qfec", COMMAND, "/dev/null");
        builder.environment()
                .put(
                        "BROOD_TEST_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("XDG_STATE_HOME", stateFolder.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("NO_COLOR", "1");
        Typist typist = new Typist(builder.redirectErrorStream(true).start());
        typist.sees("brood> ");
        return typist;
    }

    private void watch() {
        try (InputStream in = process.getInputStream()) {
            byte[] some = new byte[8192];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            append("cannot be read: " + e);
        }
    }

    private synchronized void append(String text) {
        screen.append(text);
    }

    /** Presses keys. */
    void types(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Types a line and presses Enter. */
    void enters(String line) throws IOException {
        types(line + "\r");
    }

    /** Waits until a text appears behind what was seen before. */
    void sees(String text) {
        if (!Wait.CHILD.holdsInTime(() -> appears(text))) {
            throw Wait.CHILD.tooLong("\"" + text + "\" on the screen, which shows\n" + text());
        }
    }

    private synchronized boolean appears(String text) {
        int at = text().indexOf(text, seen);
        if (at >= 0) {
            seen = at + text.length();
        }
        return at >= 0;
    }

    /** All that was shown, without colours and cursor movements. */
    synchronized String text() {
        return screen.toString().replaceAll(CONTROL_SEQUENCE, "");
    }

    /** Waits for the end of the command and gives its exit code. */
    int seesTheEnd() throws InterruptedException {
        if (!process.waitFor(Wait.CHILD.time().toMillis(), TimeUnit.MILLISECONDS)) {
            throw Wait.CHILD.tooLong("the end of the prompt; the screen shows\n" + text());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
