package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.spi.LineSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

    /** So much is shown at once while a line is edited, in characters. */
    private static final int LONGEST_PIECE = 1 << 15;

    private final Consumer<String> terminal;
    private final OutputLook look;
    private final List<Runnable> endings = new ArrayList<>();

    /** Guarded by this. */
    @GuardedBy("this")
    private final StringBuilder waiting = new StringBuilder();

    /** Held while text goes from {@link #waiting} to the terminal, so that it stays in order. */
    private final Object showing = new Object();

    private volatile boolean editing;

    /** Whether the screen is somebody else's for now. */
    private volatile boolean held;

    private OutputAbove(Consumer<String> terminal, OutputLook look) {
        this.terminal = terminal;
        this.look = look;
    }

    /**
     * Starts it.
     *
     * @param terminal prints lines; it knows by itself whether a line is edited
     * @param look how lines look
     */
    static OutputAbove start(Consumer<String> terminal, OutputLook look) {
        OutputAbove above = new OutputAbove(terminal, look);
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

    /** Work that has the screen for itself. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something that has the screen for itself. What comes meanwhile is shown after it; too much of it waits. */
    <T, E extends Exception> T held(Work<T, E> work) throws E {
        held = true;
        try {
            return work.run();
        } finally {
            held = false;
            show();
        }
    }

    /** Whether lines are to come here, as what goes straight to the terminal would tear what is there. */
    boolean isEditing() {
        return editing || held;
    }

    /** Has something done at each end of editing. To be called before the first. */
    void whenEditingEnds(Runnable action) {
        endings.add(action);
    }

    @Override
    public void line(String process, boolean error, String line) {
        lines(look.of(process, line) + '\n');
    }

    /** Shows lines, which have their ends. */
    void lines(String text) {
        synchronized (this) {
            waiting.append(text);
            notifyAll();
            while ((editing || held) && waiting.length() > MOST_WAITING) {
                if (!pause()) {
                    break;
                }
            }
        }
        if (!editing) {
            show();
        }
    }

    /** Waits for the next piece to be shown. */
    private synchronized boolean pause() {
        try {
            wait(COLLECT_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All that is waiting; a piece of it while a line is edited, as no key is heeded meanwhile. */
    private void show() {
        if (held) {
            return;
        }
        synchronized (showing) {
            String text = take();
            while (!text.isEmpty()) {
                terminal.accept(text);
                text = editing ? "" : take();
            }
        }
    }

    private synchronized String take() {
        int end = waiting.length();
        if (editing && end > LONGEST_PIECE) {
            end = waiting.indexOf("\n", LONGEST_PIECE) + 1;
        }
        String text = waiting.substring(0, end);
        waiting.delete(0, end);
        notifyAll();
        return text;
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
