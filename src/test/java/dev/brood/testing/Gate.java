package dev.brood.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets processes wait for each other without primitives of ours: it is open when its file is there. May be sent.
 *
 * @param file where the file is or will be; its folder exists
 */
public record Gate(Path file) {

    public static Gate in(Path folder, String name) {
        return new Gate(folder.resolve(name));
    }

    public void open() {
        open("");
    }

    /** Opens it and leaves a word for who passes. */
    public void open(String word) {
        try {
            Path unfinished = Files.createTempFile(file.getParent(), "gate", null);
            Files.writeString(unfinished, word);
            Files.move(unfinished, file); // the file appears with its content
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isOpen() {
        return Files.exists(file);
    }

    /** Waits until it is open, in any process, and gives the word that was left. */
    public String pass() {
        Wait.CHILD.until(file.getFileName() + " to open", this::isOpen);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
