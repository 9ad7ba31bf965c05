package dev.brood.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/**
 * The last lines of the terminal, which are kept out of what scrolls, so that output goes on above them: a table that is
 * watched, and below it how far a pool is. Either may be missing.
 */
final class Footer {

    /** So many lines of the terminal are never taken. */
    private static final int LINES_LEFT = 3;

    private final Terminal terminal;
    private final Status status;
    private List<String> table = List.of();
    private String progress = "";
    private volatile Consumer<Runnable> alone = Runnable::run;

    private Footer(Terminal terminal, Status status) {
        this.terminal = terminal;
        this.status = status;
    }

    /** Null for a terminal that cannot have one. */
    static Footer of(Terminal terminal) {
        Status status = terminal instanceof DumbTerminal ? null : Status.getStatus(terminal);
        return status == null ? null : new Footer(terminal, status);
    }

    /** Says how to write while nobody else does: a pool's thread tells its progress while a line is edited. */
    void shareWith(Consumer<Runnable> newAlone) {
        alone = newAlone;
    }

    /** Shows a table, or none if it has no lines. */
    void table(List<String> lines) {
        alone.accept(() -> show(lines, null));
    }

    /** Shows progress, or none if it is empty. */
    void progress(String line) {
        alone.accept(() -> show(null, line));
    }

    /** Null for what stays as it is. */
    private synchronized void show(List<String> newTable, String newProgress) {
        table = newTable == null ? table : newTable;
        progress = newProgress == null ? progress : newProgress;
        List<String> lines = new ArrayList<>(table);
        if (!progress.isEmpty()) {
            lines.add(progress);
        }
        int most = Math.max(1, terminal.getSize().getRows() - LINES_LEFT);
        int columns = Math.max(1, terminal.getSize().getColumns() - 1);
        List<String> last = lines.subList(Math.max(0, lines.size() - most), lines.size());
        status.update(
                last.stream()
                        .map(line -> new AttributedString(line).columnSubSequence(0, columns))
                        .toList());
        if (last.isEmpty()) {
            status.hide();
        }
    }
}
