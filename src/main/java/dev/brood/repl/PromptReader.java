package dev.brood.repl;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * JLine's reader, whose lock others can share. It draws the edited line with many small writes, with the lock held; whatever
 * another thread writes in between lands in the wrong place.
 */
final class PromptReader extends LineReaderImpl {

    PromptReader(Terminal terminal, String name, Map<String, Object> variables) {
        super(terminal, name, variables);
    }

    /** Writes to the terminal while the reader does not. */
    void alone(Runnable writing) {
        lock.lock();
        try {
            writing.run();
        } finally {
            lock.unlock();
        }
    }
}
