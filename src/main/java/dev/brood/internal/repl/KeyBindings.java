package dev.brood.internal.repl;

import dev.brood.shell.Assistant.Explanation;
import dev.brood.shell.Shell;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;

/** What our keys do: Enter goes on or evaluates, Tab indents, completes or explains, a closing brace goes back a step. */
final class KeyBindings {

    private final PromptReader reader;
    private final Future<Shell> shell;
    private final Entry entry;
    private final BackgroundTask background;
    private final ImportAssist importAssist;
    private final SnippetHighlighter highlighter;
    private final Palette palette;

    /** What was explained last, so that it is not said twice. */
    private String explained = "";

    KeyBindings(
            PromptReader reader,
            Future<Shell> shell,
            BackgroundTask background,
            ImportAssist importAssist,
            SnippetHighlighter highlighter,
            Palette palette) {
        this.reader = reader;
        this.shell = shell;
        this.entry = new Entry(shell);
        this.background = background;
        this.importAssist = importAssist;
        this.highlighter = highlighter;
        this.palette = palette;
    }

    /** Puts the keys in place. */
    void install() {
        reader.put(LineReader.CALLBACK_INIT, this::begin);
        reader.put(LineReader.ACCEPT_LINE, this::enter);
        reader.put(LineReader.BEGIN_PASTE, new PasteHandler(reader)::paste);
        reader.put(LineReader.EXPAND_OR_COMPLETE, this::tab);
        reader.put(LineReader.INSERT_CLOSE_CURLY, this::closeBrace);
    }

    private boolean builtIn(String name) {
        return reader.getBuiltinWidgets().get(name).apply();
    }

    private boolean begin() {
        highlighter.begin();
        reader.keepSignals();
        return true;
    }

    private boolean enter() {
        Buffer buffer = reader.getBuffer();
        if (!entry.isUnfinished(buffer.toString())) {
            explained = "";
            highlighter.rest();
            return builtIn(LineReader.ACCEPT_LINE);
        }
        String before = buffer.substring(0, buffer.cursor());
        buffer.write("\n" + Indent.after(before));
        return true;
    }

    private boolean closeBrace() {
        Buffer buffer = reader.getBuffer();
        String text = buffer.toString();
        boolean alone =
                ShellWords.isBlankBefore(text, buffer.cursor())
                        && text.substring(0, buffer.cursor()).endsWith(Indent.STEP);
        if (alone) {
            buffer.backspace(Indent.STEP.length());
        }
        buffer.write('}');
        return true;
    }

    private boolean tab() {
        Buffer buffer = reader.getBuffer();
        String text = buffer.toString();
        int cursor = buffer.cursor();
        if (ShellWords.isBlankBefore(text, cursor)) {
            buffer.write(Indent.STEP);
            return true;
        }
        List<String> classes = importAssist.find(text, cursor);
        if (classes.size() == 1) {
            importAssist.add(classes.getFirst(), reader);
            return true;
        }
        if (isArgument(text, cursor)) {
            explain(text.substring(0, cursor));
            builtIn(LineReader.LIST_CHOICES); // nothing was begun that could be completed
            return true;
        }
        boolean done = builtIn(LineReader.EXPAND_OR_COMPLETE);
        importAssist.settle(reader);
        return done;
    }

    private static boolean isArgument(String text, int cursor) {
        String before = text.substring(0, cursor).stripTrailing();
        return (before.endsWith("(") || before.endsWith(",")) && !ShellWords.isCommand(text);
    }

    /** Within a call, before an argument: what the method takes. */
    private void explain(String before) {
        if (before.equals(explained)) {
            return;
        }
        explained = before;
        List<Explanation> all =
                background.about(
                        () -> shell.get().assistant().explain(before, before.length()), List.of());
        if (!all.isEmpty()) {
            reader.printAbove(all.stream().map(this::line).collect(Collectors.joining("\n")));
        }
    }

    private String line(Explanation each) {
        String summary = each.summary().isEmpty() ? "" : "  " + each.summary();
        return Signature.of(each.signature()) + palette.paint(summary, Palette.DIM);
    }
}
