package dev.brood.internal.process;

import dev.brood.internal.diagnosis.CrashReport;
import dev.brood.internal.diagnosis.Remarks;
import dev.brood.spi.LineSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What a child prints on its way to whoever takes it. The report of a crash is no output of the user's code, though the JVM
 * puts it there: it goes to standard error. It begins with a line that is nothing but a {@code #}, or that stands behind an
 * unfinished line of the user's. So a line that ends this way waits for the next one.
 */
final class ChildOutput {

    /** How much of standard error is kept to explain a death. */
    private static final int LAST_ERROR_LINES = 20;

    private static final String FRAME = "#";

    private final ProcessCore child;
    private final CrashReport crash = new CrashReport();
    private final Deque<String> lastErrorLines = new ArrayDeque<>();
    private byte[] held;
    private volatile boolean failed;

    ChildOutput(ProcessCore child) {
        this.child = child;
    }

    /** Takes a line as it came. Lines of one stream come one after the other. */
    void line(boolean error, byte[] bytes) {
        String text = LineSink.text(bytes);
        if (error) {
            keep(text);
            show(true, bytes);
        } else {
            standardLine(text, bytes);
        }
    }

    private synchronized void standardLine(String text, byte[] bytes) {
        CrashReport.Line ofReport = crash.take(text);
        if (ofReport == CrashReport.Line.TELLING) {
            keep(text);
        }
        if (ofReport == CrashReport.Line.OTHER) {
            end();
        } else if (held != null) {
            showBegun();
        }
        if (ofReport == CrashReport.Line.OTHER && text.endsWith(FRAME)) {
            held = bytes;
        } else {
            show(ofReport != CrashReport.Line.OTHER, bytes);
        }
    }

    /** The report has begun behind this. */
    private void showBegun() {
        int length = held.length - "#\n".length();
        if (length > 0) {
            byte[] begun = Arrays.copyOf(held, length + 1);
            begun[length] = '\n';
            show(false, begun);
        }
        held = null;
        say(FRAME);
    }

    /** No other line comes. */
    synchronized void end() {
        if (held != null) {
            show(false, held);
            held = null;
        }
    }

    /** A word of ours about the child, among its errors. */
    void say(String line) {
        show(true, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Of a long stack trace the beginning: what was thrown, and where. */
    private void keep(String errorLine) {
        synchronized (lastErrorLines) {
            boolean full = lastErrorLines.size() == LAST_ERROR_LINES;
            if (full
                    && isTraceLine(errorLine)
                    && lastErrorLines.stream().skip(1).allMatch(ChildOutput::isTraceLine)) {
                return;
            }
            lastErrorLines.addLast(errorLine);
            if (lastErrorLines.size() > LAST_ERROR_LINES) {
                lastErrorLines.removeFirst();
            }
        }
    }

    private static boolean isTraceLine(String line) {
        return line.startsWith("\tat ");
    }

    List<String> lastErrorLines() {
        synchronized (lastErrorLines) {
            return List.copyOf(lastErrorLines);
        }
    }

    /** Whatever is wrong with where the output goes, the child must not be held up by it. */
    private void show(boolean error, byte[] bytes) {
        try {
            ThisProcess.get().output().bytes(child.name(), error, bytes);
        } catch (OutOfMemoryError e) {
            throw e; // whoever reads the output drops it, and says so when there is memory again
        } catch (RuntimeException | Error e) {
            if (!failed) {
                failed = true;
                Remarks.say("the output of " + child.name() + " cannot be shown: " + e);
            }
        }
    }
}
