package dev.brood.internal.repl;

import dev.brood.internal.command.Commands;
import dev.brood.shell.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.terminal.Terminal;

/**
 * Makes JLine's reader as we want it.
 *
 * @param terminal where lines are read
 * @param shell the session, which may be opening still
 * @param palette the colours
 * @param commands what can be typed behind a slash
 */
record ReaderSetup(Terminal terminal, Future<Shell> shell, Palette palette, Commands commands) {

    /** A longer entry is edited without colours and without undo, so that each key remains quick. */
    private static final int MOST_COLOURED = 50_000;

    PromptReader reader() {
        BackgroundTask background = new BackgroundTask(terminal);
        ImportAssist importAssist = new ImportAssist(shell, background, palette);
        SnippetHighlighter highlighter = new SnippetHighlighter(palette);
        PromptReader reader = new PromptReader(terminal, "brood", variables());
        reader.setParser(new SnippetParser());
        reader.setHighlighter(highlighter);
        reader.setCompleter(new Completion(shell, background, importAssist, commands));
        reader.setHistory(new PromptHistory(HistoryFile.find()));
        reader.option(Option.HISTORY_IGNORE_SPACE, false);
        reader.option(Option.AUTO_FRESH_LINE, true);
        reader.option(Option.CASE_INSENSITIVE, false);
        EditMode.keepArrowsWhole(reader);
        new KeyBindings(reader, shell, background, importAssist, highlighter, palette).install();
        return reader;
    }

    private static Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.BLINK_MATCHING_PAREN, 0L);
        variables.put(LineReader.FEATURES_MAX_BUFFER_SIZE, MOST_COLOURED);
        variables.put(LineReader.ERRORS, 0); // offers what begins so, and no guesses
        Path inputrc = EditMode.inputrc();
        if (inputrc != null) {
            variables.put(LineReader.INPUT_RC_FILE_NAME, inputrc.toString());
        }
        return variables;
    }
}
