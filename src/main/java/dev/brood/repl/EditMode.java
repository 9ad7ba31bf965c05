package dev.brood.repl;

import dev.brood.repl.command.Preferences.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.LineReader;

/** Whose keys the prompt has. At first those that the user's {@code ~/.inputrc} chooses, as for other programs. */
final class EditMode {

    /** How terminals begin what arrow keys send. */
    private static final String ARROW = "\u001bO";

    private EditMode() {}

    /**
     * Has arrow keys waited for however slowly they come. As JLine also knows their beginning as a key of its own, it would take it for
     * that one when workers keep all cores busy, and what follows for letters.
     */
    static void keepArrowsWhole(LineReader reader) {
        reader.getKeyMaps().get(LineReader.EMACS).unbind(ARROW);
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
