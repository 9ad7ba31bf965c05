package dev.brood.internal.repl;

import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;
import dev.brood.shell.Shell;
import java.util.List;
import java.util.concurrent.Future;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;

/** Tab behind the name of a class that is not imported imports it, or asks which one is meant. */
final class ImportAssist {

    private final Future<Shell> shell;
    private final BackgroundTask background;
    private final Palette palette;

    /** Those that were offered. */
    private List<String> offered = List.of();

    ImportAssist(Future<Shell> shell, BackgroundTask background, Palette palette) {
        this.shell = shell;
        this.background = background;
        this.palette = palette;
    }

    /** The classes that the name before the cursor can mean. */
    List<String> find(String text, int cursor) {
        int start = ShellWords.start(text, cursor);
        boolean type =
                start < cursor
                        && Character.isUpperCase(text.charAt(start))
                        && !text.substring(0, start).stripTrailing().endsWith(".");
        offered =
                type && !ShellWords.isCommand(text)
                        ? background.about(
                                () -> shell.get().assistant().importable(text, cursor), List.of())
                        : List.of();
        return offered;
    }

    /** What was found last, to choose from. */
    List<String> offered() {
        return offered;
    }

    /** If one of those stands before the cursor that were offered, imports it, and leaves its simple name. */
    void settle(LineReader reader) {
        Buffer buffer = reader.getBuffer();
        String before = buffer.substring(0, buffer.cursor());
        for (String name : offered) {
            if (before.endsWith(name)) {
                buffer.backspace(name.length());
                buffer.write(name.substring(name.lastIndexOf('.') + 1));
                add(name, reader);
                return;
            }
        }
    }

    /** Imports a class, and says so. */
    void add(String name, LineReader reader) {
        String source = "import " + name + ";";
        Outcome outcome =
                background.about(
                        () -> shell.get().eval(source, Origin.PROMPT), new Outcome.Stopped());
        offered = List.of();
        if (outcome instanceof Outcome.Done) {
            reader.printAbove(palette.paint(source, Palette.DIM));
        }
    }
}
