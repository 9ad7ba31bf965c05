package dev.brood.internal.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines of this run and of earlier ones. Trouble with the file is no reason to bother anybody: one that cannot be read
 * is set aside, and what cannot be written is kept for this run only.
 */
final class PromptHistory extends DefaultHistory {

    /** A time, and what was typed then. */
    private static final Pattern LINE = Pattern.compile("\\d+:.*");

    private final Path file;

    /** Loggers that nobody holds are forgotten. Not made without need, as it takes time. */
    private Logger log;

    /** Uses the file if it is not null. */
    PromptHistory(Path file) {
        this.file = file;
    }

    @Override
    public void attach(LineReader reader) {
        if (file != null) {
            reader.setVariable(LineReader.HISTORY_FILE, file);
        }
        super.attach(reader);
    }

    @Override
    public void load() throws IOException {
        try {
            if (file != null && isDamaged()) {
                log = Logger.getLogger("org.jline");
                log.setLevel(Level.OFF); // JLine mends the file, and would tell
            }
            super.load();
        } catch (IOException | RuntimeException e) {
            Files.move(
                    file,
                    file.resolveSibling("history.damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
            super.load();
        }
    }

    private boolean isDamaged() throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return !lines.allMatch(LINE.asMatchPredicate());
        }
    }

    @Override
    public void save() {
        try {
            super.save();
        } catch (IOException | RuntimeException e) {
            // as said above
        }
    }
}
