package dev.brood.internal.repl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text to be run.
 *
 * @param name what it is called in messages
 * @param text its snippets
 */
record Script(String name, String text) {

    static final String STANDARD_INPUT = "-";

    /** The text of {@code -e}. */
    static Script ofText(String text) {
        return new Script("-e", text);
    }

    /** Reads a file, or standard input if the name is a dash. */
    static Script read(String name) throws UsageException {
        try {
            return name.equals(STANDARD_INPUT)
                    ? new Script("stdin", decode(System.in.readAllBytes()))
                    : new Script(name, decode(Files.readAllBytes(file(name))));
        } catch (CharacterCodingException e) {
            throw new UsageException(name + " is not a text in UTF-8");
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("no such file: " + name);
        } catch (IOException e) {
            throw new UsageException("cannot read " + name + ": " + e.getMessage());
        }
    }

    private static Path file(String name) throws UsageException {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new UsageException(name + " is a folder, not a script");
        }
        return file;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
