package dev.brood.repl;

import dev.brood.repl.command.Commands;
import dev.brood.shell.Shell;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
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

    LineReader reader() {
        Thinking thinking = new Thinking(terminal);
        Importing importing = new Importing(shell, thinking, palette);
        SnippetHighlighter highlighter = new SnippetHighlighter(palette);
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("brood")
                        .parser(new SnippetParser())
                        .highlighter(highlighter)
                        .completer(new Completing(shell, thinking, importing, commands))
                        .history(new PromptHistory(HistoryFile.find()))
                        .variable(LineReader.BLINK_MATCHING_PAREN, 0L)
                        .variable(LineReader.FEATURES_MAX_BUFFER_SIZE, MOST_COLOURED)
                        .variable(LineReader.ERRORS, 0) // offers what begins so, and no guesses
                        .option(
                                Option.DISABLE_EVENT_EXPANSION,
                                true) // in Java, ! and \ mean themselves
                        .option(Option.HISTORY_IGNORE_SPACE, false)
                        .option(Option.AUTO_FRESH_LINE, true)
                        .option(Option.CASE_INSENSITIVE, false);
        Path inputrc = EditMode.inputrc();
        if (inputrc != null) {
            builder.variable(LineReader.INPUT_RC_FILE_NAME, inputrc.toString());
        }
        LineReader reader = builder.build();
        EditMode.keepArrowsWhole(reader);
        new Editing(reader, shell, thinking, importing, highlighter, palette).install();
        return reader;
    }
}
