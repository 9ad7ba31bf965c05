package dev.brood.repl;

import dev.brood.shell.Journal;
import dev.brood.shell.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What was entered in the last run, for {@code /reload -restore}; beside the history. */
final class RestoreFile {

    private static final String SEPARATOR = "\0";
    private static final String DROP = "/drop ";

    private RestoreFile() {}

    static List<Journal.Entry> read() {
        Path file = file();
        try {
            return file == null || !Files.exists(file)
                    ? List.of()
                    : Arrays.stream(Files.readString(file).split(SEPARATOR))
                            .filter(text -> !text.isEmpty())
                            .map(RestoreFile::entry)
                            .toList();
        } catch (IOException e) {
            return List.of(); // it is a help, not a promise
        }
    }

    private static Journal.Entry entry(String text) {
        boolean drop = text.startsWith(DROP);
        return new Journal.Entry(drop ? text.substring(DROP.length()) : text, Origin.PROMPT, drop);
    }

    static void write(List<Journal.Entry> entries) {
        Path file = file();
        if (file == null || entries.isEmpty()) {
            return;
        }
        String text =
                entries.stream()
                        .map(entry -> (entry.drop() ? DROP : "") + entry.source())
                        .collect(Collectors.joining(SEPARATOR));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            // as said above
        }
    }

    private static Path file() {
        Path history = HistoryFile.find();
        return history == null ? null : history.resolveSibling("restore");
    }
}
