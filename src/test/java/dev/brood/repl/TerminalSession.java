package dev.brood.repl;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code ./repl} in a real terminal: tmux holds the screen, types keys and tells what is shown. */
final class TerminalSession implements AutoCloseable {

    static final String PROMPT = "brood> ";

    /** Wide enough that no line of these tests is broken. */
    private static final String COLUMNS = "200";

    private static final String ROWS = "50";

    /** The screen stays when the program has ended, until tmux is told to go. */
    private static final String TELLING_THE_END = "\"$0\"; echo \"left with $?\"; read -r line";

    private final String server = "brood-test-" + UUID.randomUUID();

    private TerminalSession() {}

    /** Starts the prompt and waits until it is there. */
    static TerminalSession open(Path stateFolder) {
        TerminalSession session = new TerminalSession();
        Path repl = Path.of(System.getProperty("brood.home"), "repl");
        session.tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                COLUMNS,
                "-y",
                ROWS,
                "env",
                "XDG_STATE_HOME=" + stateFolder,
                "sh",
                "-c",
                TELLING_THE_END,
                repl.toString());
        try {
            session.await(PROMPT.strip());
        } catch (AssertionError e) {
            session.close();
            throw e;
        }
        return session;
    }

    static boolean isPossible() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types text as it is. */
    void type(String text) {
        // tmux takes a semicolon at the end of an argument for its own
        String escaped = text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
        tmux("send-keys", "-l", escaped);
    }

    /** Types a line and presses Enter. */
    void enter(String line) {
        type(line);
        press("Enter");
    }

    /** Pastes text as terminals do: marked as pasted. */
    void paste(String text) {
        tmux("set-buffer", text);
        tmux("paste-buffer", "-p");
    }

    /** Presses a key, named as tmux names it: {@code Enter}, {@code C-c}. */
    void press(String key) {
        tmux("send-keys", key);
    }

    /** Types a line, waits until it was dealt with, and gives what the screen shows below it. */
    List<String> ask(String line) {
        Wait.CHILD.until("a prompt; the screen shows\n" + screen(), () -> prompts() >= 0);
        int before = prompts();
        enter(line);
        Wait.CHILD.until(
                "the answer to " + line + "; the screen shows\n" + screen(),
                () -> prompts() > before);
        List<String> lines = lines();
        return lines.subList(lines.lastIndexOf(PROMPT + line) + 1, lines.size() - 1);
    }

    /** Waits until the screen shows a text. */
    void await(String text) {
        if (!Wait.PROGRAM.holdsInTime(() -> screen().contains(text))) {
            throw Wait.PROGRAM.tooLong("\"" + text + "\" on the screen, which shows\n" + screen());
        }
    }

    /** How many lines begin with a prompt; the last one waits for input if it has nothing behind. */
    private int prompts() {
        List<String> lines = lines();
        boolean waiting = !lines.isEmpty() && lines.getLast().equals(PROMPT.strip());
        return waiting
                ? (int) lines.stream().filter(line -> line.startsWith(PROMPT.strip())).count()
                : -1;
    }

    /** All that is and was on the screen, without empty lines at the end. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(screen().lines().map(String::stripTrailing).toList());
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    String screen() {
        return tmux("capture-pane", "-p", "-S", "-");
    }

    private String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
