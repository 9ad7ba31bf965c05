package dev.brood.internal.repl;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * JLine's reader, whose lock others can share. It draws the edited line with many small writes, with the lock held; whatever
 * another thread writes in between lands in the wrong place.
 */
final class PromptReader extends LineReaderImpl {

    PromptReader(Terminal terminal, String name, Map<String, Object> variables) {
        super(terminal, name, variables);
        option(Option.DISABLE_EVENT_EXPANSION, true); // in Java, ! and \ mean themselves
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

    /** Has something else done than JLine does. */
    void put(String widget, BooleanSupplier action) {
        getWidgets().put(widget, action::getAsBoolean);
    }

    /**
     * JLine would look for Ctrl-C in what it reads, and miss the one that comes right after Enter. Where no key is set for it,
     * as when there is no terminal, JLine would take the end of the input for one. To be called at the beginning of a line.
     */
    void keepSignals() {
        Attributes attributes = terminal.getAttributes();
        if (attributes.getControlChar(ControlChar.VINTR) < 0) {
            return;
        }
        attributes.setLocalFlag(LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
    }
}
