package dev.brood.internal.repl;

import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, Ctrl-C brings the prompt back, and it answers. {@code -Dbrood.fuzz=1000} does so many rounds,
 * {@code -Dbrood.fuzz.seed=1} repeats some.
 */
@Tag("slow")
class FuzzIT extends TerminalFixture {

    private static final int ROUNDS = Integer.getInteger("brood.fuzz", 25);
    private static final long SEED = Long.getLong("brood.fuzz.seed", System.nanoTime());

    /** One round of so many has a large paste. */
    private static final int ROUNDS_FOR_A_PASTE = 20;

    private static final int LARGE = 1 << 20;
    private static final int MOST_CTRL_C = 30;

    private static final int MOST_SHOWN = 500;
    private static final String CONTINUATION = "  ...>";
    private static final int FIRST = 1_000_000;

    private long bytes;
    private int again;

    @Test
    void ctrlCBringsThePromptBackWhateverWasTyped() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round; // so that a round can be repeated alone
            boolean isPaste = seed % ROUNDS_FOR_A_PASTE == 0;
            PromptFuzz fuzz = new PromptFuzz(seed);
            byte[] keys = isPaste ? fuzz.paste(LARGE) : fuzz.keys();
            bytes += keys.length;
            try {
                terminal.forget();
                terminal.send(keys);
                bringBack();
                answers(round);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "with -Dbrood.fuzz.seed="
                                + seed
                                + ", after "
                                + round
                                + " rounds: "
                                + shown(keys)
                                + "\n"
                                + e.getMessage(),
                        e);
            }
        }
        System.out.println(
                ROUNDS
                        + " rounds from seed "
                        + SEED
                        + ", "
                        + bytes
                        + " bytes, asked twice "
                        + again
                        + " times");
    }

    private void bringBack() {
        boolean isBack = false;
        for (int i = 0; i < MOST_CTRL_C && !isBack; i++) {
            int before = prompts();
            terminal.press(
                    "C-c"); // one for the line, or for what it started; more for what was typed
            // ahead
            isBack = Wait.PROMISED.holdsInTime(() -> prompts() > before && isAtPrompt());
        }
        if (!isBack) {
            throw Wait.PROGRAM.tooLong("a prompt; the screen shows\n" + terminal.screen());
        }
    }

    private boolean isAtPrompt() {
        return endsWithPrompt(terminal.lines());
    }

    private static boolean endsWithPrompt(List<String> lines) {
        return !lines.isEmpty() && lines.getLast().equals(TerminalSession.PROMPT.strip());
    }

    private int prompts() {
        return prompts(terminal.lines());
    }

    private static int prompts(List<String> lines) {
        return (int)
                lines.stream()
                        .filter(line -> line.startsWith(TerminalSession.PROMPT.strip()))
                        .count();
    }

    private static String shown(byte[] keys) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(keys.length, MOST_SHOWN); i++) {
            boolean isPlain = keys[i] >= ' ' && keys[i] < 127;
            shown.append(isPlain ? String.valueOf((char) keys[i]) : "\\x%02x".formatted(keys[i]));
        }
        return shown.toString();
    }

    /**
     * The prompt adds, and gives what nothing on the screen gave before. Ctrl-C may come within a character or a sequence of
     * keys, of which the rest then stands in the new line; and it may come late where the keys themselves brought a prompt.
     * Then another Ctrl-C must do.
     */
    private void answers(int round) {
        int first = FIRST + 2 * round;
        int before = prompts();
        terminal.enter(first + " + 0");
        terminal.await(
                lines ->
                        prompts(lines) > before && endsWithPrompt(lines)
                                || lines.getLast().startsWith(CONTINUATION),
                () -> "an answer to " + first);
        if (!shows(terminal.lines(), first)) {
            again++;
            bringBack();
            terminal.enter(first + " + 1");
            terminal.await("==> " + (first + 1) + " : int");
        }
    }

    private static boolean shows(List<String> lines, int value) {
        return lines.contains("==> " + value + " : int");
    }
}
