package dev.brood.internal.repl;

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
    private final Consumer<Runnable> alone;
    private List<String> table = List.of();
    private String progress = "";

    private Footer(Terminal terminal, Status status, Consumer<Runnable> alone) {
        this.terminal = terminal;
        this.status = status;
        this.alone = alone;
    }

    /**
     * Null for a terminal that cannot have one.
     *
     * @param alone does some writing while nobody else writes: a pool's thread tells its progress while a line is edited
     */
    static Footer of(Terminal terminal, Consumer<Runnable> alone) {
        Status status = terminal instanceof DumbTerminal ? null : Status.getStatus(terminal);
        return status == null ? null : new Footer(terminal, status, alone);
    }

    /** Shows a table, or none if it has no lines. */
    void table(List<String> lines) {
        alone.accept(() -> show(() -> table = lines));
    }

    /** Shows progress, or none if it is empty. */
    void progress(String line) {
        alone.accept(() -> show(() -> progress = line));
    }

    private synchronized void show(Runnable change) {
        change.run();
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
