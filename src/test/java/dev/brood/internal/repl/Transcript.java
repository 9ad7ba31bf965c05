package dev.brood.internal.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed in a terminal and what it shows, as text:
 *
 * <ul>
 *   <li>A line that begins with a prompt ({@code $}, {@code brood>}, {@code ...>}) is typed behind that prompt, if there is
 *       something. Blanks in front of what follows {@code ...>} are not, as the prompt indents by itself.
 *   <li>If it ends with {@code <C-c>}, {@code <C-d>} or {@code <C-z>}, that key is pressed in place of Enter.
 *   <li>If it has nothing but keys in angle brackets, these are pressed there: {@code <Up>}, {@code <C-r>}, as tmux names
 *       them, or text: {@code <half of a line>}. Lines with prompts that follow are what becomes of the entry.
 *   <li>A line of such keys without a prompt: they are pressed when all above is on the screen.
 *   <li>A line that is shown and goes on with text and {@code <Enter>}: as in {@code …3 *< 4><Enter>}, where {@code 4} is typed behind
 *       what is there, and then seen behind it.
 *   <li>Any other line is shown. In it, {@code …} stands for anything; alone in a line, for any lines.
 * </ul>
 */
final class Transcript {

    private static final Pattern TYPED = Pattern.compile("(\\$|brood>|\\s+\\.\\.\\.>) ?(.+)");
    private static final Pattern INSTEAD_OF_ENTER = Pattern.compile("(.*)<(C-[cdz])>");
    private static final Pattern KEYS = Pattern.compile("(<[^<>]+>)+");
    private static final Pattern CONTINUED = Pattern.compile("([^<]+)<([^<>]+)><Enter>");
    private static final Pattern KEY = Pattern.compile("<([^<>]+)>");

    private final TerminalSession terminal;
    private final List<String> soFar = new ArrayList<>();

    /** An entry is being made by keys. */
    private boolean editing;

    private Transcript(TerminalSession terminal) {
        this.terminal = terminal;
    }

    /** Types what is to be typed, each time when all above it is on the screen and nothing else; then waits for the rest. */
    static void play(List<String> lines, TerminalSession terminal) {
        Transcript transcript = new Transcript(terminal);
        lines.forEach(transcript::line);
        transcript.await(transcript.soFar);
    }

    private void line(String line) {
        Matcher typed = TYPED.matcher(line);
        Matcher continued = CONTINUED.matcher(line);
        if (KEYS.matcher(line).matches()) {
            await(soFar);
            press(line);
            editing = false;
        } else if (typed.matches() && !editing) {
            await(typed.group(1));
            typed(line, typed.group(1), typed.group(2).strip());
        } else if (continued.matches()) {
            await(continued.group(1));
            terminal.enter(continued.group(2));
            soFar.add(continued.group(1) + continued.group(2));
        } else {
            soFar.add(line);
        }
    }

    private void typed(String line, String prompt, String text) {
        Matcher unfinished = INSTEAD_OF_ENTER.matcher(text);
        if (unfinished.matches()) {
            String begun = unfinished.group(1);
            if (!begun.isEmpty()) {
                terminal.type(begun);
                await(prompt + " " + begun);
            }
            terminal.press(unfinished.group(2));
            soFar.add(begun.isEmpty() ? prompt : prompt + " " + begun);
        } else if (KEYS.matcher(text).matches()) {
            press(text);
            editing = true;
        } else {
            terminal.enter(text);
            soFar.add(line);
        }
    }

    private void press(String keys) {
        KEY.matcher(keys).results().map(key -> key.group(1)).forEach(terminal::press);
    }

    private void await(String lastLine) {
        List<String> expected = new ArrayList<>(soFar);
        expected.add(lastLine);
        await(expected);
    }

    private void await(List<String> expected) {
        Screenful screenful = new Screenful(expected);
        terminal.await(screenful::matches, () -> "a screen like\n" + String.join("\n", expected));
    }
}
