package dev.brood.repl;

import dev.brood.dependency.Coordinates;
import dev.brood.dependency.Dependencies;
import dev.brood.shell.Journal;
import dev.brood.shell.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was entered in the last run, for {@code /reload -restore}; beside the history. Written whenever something was entered,
 * so that it is there however the run ends. It is a help, not a promise: trouble with the file bothers nobody.
 */
final class RestoreFile {

    private static final String SEPARATOR = "\0";
    private static final String DROP = "/drop ";

    private final Path file;
    private List<Journal.Entry> kept = List.of();

    RestoreFile() {
        Path history = HistoryFile.find();
        file = history == null ? null : history.resolveSibling("restore");
    }

    List<Journal.Entry> read() {
        try {
            return file == null || !Files.exists(file)
                    ? List.of()
                    : Arrays.stream(Files.readString(file).split(SEPARATOR))
                            .filter(text -> !text.isEmpty())
                            .map(RestoreFile::entry)
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Journal.Entry entry(String text) {
        boolean drop = text.startsWith(DROP);
        return new Journal.Entry(drop ? text.substring(DROP.length()) : text, Origin.PROMPT, drop);
    }

    /** Writes what there is now, if that is something else than before. What it needs stands at its top, as in a script. */
    void keep(List<Journal.Entry> entries, List<Coordinates> dependencies) {
        if (file == null || entries.isEmpty() || entries.equals(kept)) {
            return;
        }
        kept = entries;
        String text =
                Dependencies.lines(dependencies).stream()
                                .map(line -> line + "\n")
                                .collect(Collectors.joining())
                        + entries.stream()
                                .map(entry -> (entry.drop() ? DROP : "") + entry.source())
                                .collect(Collectors.joining(SEPARATOR));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            // as said above
        }
    }
}
