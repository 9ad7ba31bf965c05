package dev.brood.internal.repl;

import dev.brood.internal.command.Preferences.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;

/** Whose keys the prompt has. At first those that the user's {@code ~/.inputrc} chooses, as for other programs. */
final class EditMode {

    /** How terminals begin what arrow keys send. */
    private static final String ARROW = "\u001bO";

    /** How they do so while no line is edited. */
    private static final String TYPED_AHEAD = "\u001b[";

    private EditMode() {}

    /**
     * Has arrow keys waited for however slowly they come. As JLine also knows their beginning as a key of its own, it would take it for
     * that one when workers keep all cores busy, and what follows for letters. Those that were typed ahead are arrows, too.
     */
    static void keepArrowsWhole(LineReader reader) {
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.EMACS);
        keys.unbind(ARROW);
        for (String arrow : List.of("A", "B", "C", "D")) {
            keys.bindIfNotBound(keys.getBound(ARROW + arrow), TYPED_AHEAD + arrow);
        }
    }

    /** Uses these keys from the next line on. */
    static void use(Keys keys, LineReader reader) {
        String keyMap =
                switch (keys) {
                    case EMACS -> LineReader.EMACS;
                    case VI -> LineReader.VIINS;
                };
        reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(keyMap));
    }

    /** The file with the user's settings for all programs that edit lines, or null. */
    static Path inputrc() {
        String named = System.getenv("INPUTRC");
        Path file =
                named == null || named.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".inputrc")
                        : Path.of(named);
        return Files.isReadable(file) && Files.isRegularFile(file) ? file : null;
    }
}
