package dev.brood.repl;

import dev.brood.process.LineSink;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.LineReader;

/**
 * Brings the output of children to the terminal, in whole lines, above the line that is being edited if there is one.
 *
 * <p>Redrawing the edited line costs, so lines that come while it is there are collected for some milliseconds and shown
 * together. While a snippet runs each line is shown before {@link #line} returns: {@code join()} promises that the output
 * of a process is there when it returns.
 */
final class OutputAbove implements LineSink {

    private static final long COLLECT_MILLIS = 10;

    /** More waiting text than this makes the children wait, in characters. */
    private static final int MOST_WAITING = 1 << 20;

    private final LineReader reader;
    private final List<Runnable> endings = new ArrayList<>();

    /** Guarded by this. */
    private StringBuilder waiting = new StringBuilder();

    /** Held while text goes from {@link #waiting} to the terminal, so that it stays in order. */
    private final Object showing = new Object();

    private volatile boolean editing;

    private OutputAbove(LineReader reader) {
        this.reader = reader;
    }

    static OutputAbove start(LineReader reader) {
        OutputAbove above = new OutputAbove(reader);
        Thread.ofPlatform().daemon().name("brood-output").start(above::showCollected);
        return above;
    }

    /** Says that a line is edited from now on, or no more. What was collected is shown then. */
    void editing(boolean now) {
        editing = now;
        show();
        if (!now) {
            endings.forEach(Runnable::run);
        }
    }

    boolean isEditing() {
        return editing;
    }

    /** Has something done at each end of editing. To be called before the first. */
    void whenEditingEnds(Runnable action) {
        endings.add(action);
    }

    @Override
    public void line(String process, boolean error, String line) {
        lines(line + '\n');
    }

    /** Shows lines, which have their ends. */
    void lines(String text) {
        boolean collect;
        synchronized (this) {
            waiting.append(text);
            collect = editing && waiting.length() <= MOST_WAITING;
            notifyAll();
        }
        if (!collect) {
            show();
        }
    }

    private void show() {
        synchronized (showing) {
            String text;
            synchronized (this) {
                text = waiting.toString();
                waiting = new StringBuilder();
            }
            if (!text.isEmpty()) {
                reader.printAbove(
                        text); // it knows by itself, under its lock, whether a line is edited
            }
        }
    }

    private void showCollected() {
        try {
            while (true) {
                synchronized (this) {
                    while (waiting.isEmpty()) {
                        wait();
                    }
                }
                Thread.sleep(COLLECT_MILLIS);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
