package dev.brood.testing;

import dev.brood.internal.process.StandardLines;
import dev.brood.internal.process.ThisProcess;
import dev.brood.spi.LineSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes the output of children instead of the standard streams. */
public final class Output implements AutoCloseable, LineSink {

    /**
     * A line of a child.
     *
     * @param process name of the process
     * @param error whether it came over standard error
     * @param text the line
     */
    public record Line(String process, boolean error, String text) {}

    private final List<Line> lines = new ArrayList<>();

    private Output() {}

    /** From now on, until it is closed. */
    public static Output capture() {
        Output output = new Output();
        ThisProcess.sendOutputTo(output);
        return output;
    }

    @Override
    public synchronized void line(String process, boolean error, String line) {
        lines.add(new Line(process, error, line));
        notifyAll();
    }

    public synchronized List<Line> all() {
        return List.copyOf(lines);
    }

    /** The lines of standard output. */
    public List<String> lines() {
        return all().stream().filter(line -> !line.error).map(Line::text).toList();
    }

    /** The lines of standard error. */
    public List<String> errors() {
        return all().stream().filter(Line::error).map(Line::text).toList();
    }

    /** Waits for a line. */
    public void await(String text) {
        await(text::equals);
    }

    /** Waits for a line and gives it. */
    public synchronized String await(Predicate<String> wanted) {
        long deadline = System.nanoTime() + Wait.CHILD.time().toNanos();
        while (true) {
            var found = lines.stream().map(Line::text).filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw Wait.CHILD.tooLong("a line that never came; these came: " + lines);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while waiting for a line", e);
            }
        }
    }

    @Override
    public void close() {
        ThisProcess.sendOutputTo(new StandardLines());
    }
}
