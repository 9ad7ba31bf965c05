package dev.brood.internal.repl;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code ./repl} in a real terminal: tmux holds the screen, types keys and tells what is shown. */
final class TerminalSession implements AutoCloseable {

    static final String PROMPT = "brood> ";
    static final String SHELL_PROMPT = "$ ";

    /** Wide enough that no line of these tests is broken. */
    private static final String COLUMNS = "200";

    private static final String ROWS = "50";

    /** A name for what is sent. */
    private static final String RAW = "raw";

    /** The screen stays when the program has ended, whatever is pressed, until tmux is told to go. */
    private static final String TELLING_THE_END =
            "trap : INT; \"$0\"; echo \"left with $?\"; trap '' INT; cat";

    private final String server = "brood-test-" + UUID.randomUUID();

    private TerminalSession() {}

    /** Starts the prompt and waits until it is there. */
    static TerminalSession open(Path stateFolder) {
        return run(
                stateFolder, stateFolder, PROMPT, "sh", "-c", TELLING_THE_END, repl().toString());
    }

    /** Starts a shell in a folder and waits until it is there. */
    static TerminalSession shell(Path folder) {
        return run(
                folder,
                folder.resolve(".state"),
                SHELL_PROMPT,
                "env",
                "PS1=" + SHELL_PROMPT,
                "bash",
                "--norc",
                "--noprofile");
    }

    /** The launcher. */
    static Path repl() {
        return Path.of(System.getProperty("brood.home"), "repl");
    }

    private static TerminalSession run(
            Path folder, Path stateFolder, String prompt, String... command) {
        TerminalSession session = new TerminalSession();
        List<String> words = new ArrayList<>();
        words.addAll(List.of("-f", "/dev/null", "new-session", "-d", "-x", COLUMNS, "-y", ROWS));
        words.addAll(List.of("-c", folder.toString(), "env", "XDG_STATE_HOME=" + stateFolder));
        words.addAll(List.of(command));
        session.tmux(words.toArray(String[]::new));
        try {
            session.await(prompt.strip());
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
        tmux("send-keys", "-l", escaped(text));
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

    /** Sends bytes as they are. */
    void send(byte[] bytes) {
        tmux(bytes, "load-buffer", "-b", RAW, "-");
        tmux("paste-buffer", "-r", "-d", "-b", RAW);
    }

    /** Presses a key, named as tmux names it: {@code Enter}, {@code C-c}. What is no name is typed. */
    void press(String key) {
        tmux("send-keys", escaped(key));
    }

    /** tmux takes a semicolon at the end of an argument for its own. */
    private static String escaped(String text) {
        return text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
    }

    /** Drops the lines that are no more on the screen. */
    void forget() {
        tmux("clear-history");
    }

    /** Makes the window so wide. */
    void resize(int columns) {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", ROWS);
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

    /** Waits until the screen is as it should be. A footer is no part of it. */
    void await(Predicate<List<String>> condition, Supplier<String> what) {
        if (!Wait.PROGRAM.holdsInTime(() -> isOrIsAboveFooter(condition))) {
            throw Wait.PROGRAM.tooLong(what.get() + "\nbut it shows\n" + screen());
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

    private boolean isOrIsAboveFooter(Predicate<List<String>> condition) {
        List<String> lines = lines();
        return condition.test(lines) || condition.test(withoutFooter(lines));
    }

    /** A footer stands apart from the prompt, below empty lines. */
    private static List<String> withoutFooter(List<String> lines) {
        int empty = lines.lastIndexOf("");
        int end = empty + 1;
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        boolean isFooter = end > 0 && end <= empty && lines.get(end - 1).startsWith(PROMPT.strip());
        return isFooter ? lines.subList(0, end) : lines;
    }

    /** Waits until a line is edited, which goes along with another mode of the cursor keys. */
    void awaitEditing() {
        if (!Wait.PROGRAM.holdsInTime(
                () -> tmux("display-message", "-p", "#{keypad_cursor_flag}").strip().equals("1"))) {
            throw Wait.PROGRAM.tooLong("a line that is edited; the screen shows\n" + screen());
        }
    }

    /** Kills what the terminal has been opened with, as {@code kill -9} does. */
    void killProgram() {
        programs().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> programs() {
        long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
        return ProcessHandle.of(shell).stream().flatMap(ProcessHandle::children).toList();
    }

    String screen() {
        return tmux("capture-pane", "-p", "-S", "-");
    }

    private String tmux(String... words) {
        return tmux(new byte[0], words);
    }

    private String tmux(byte[] input, String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input);
            }
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
        List<ProcessHandle> programs = programs();
        tmux("kill-server");
        Wait.CHILD.until(
                "the end of what ran in the terminal, which may write files until then",
                () -> programs.stream().noneMatch(ProcessHandle::isAlive));
    }
}
