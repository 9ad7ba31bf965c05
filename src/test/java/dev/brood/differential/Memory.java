package dev.brood.differential;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the JDK's JShell made of programs in earlier runs, for whoever plays the same seeds again and again:
 * {@code -Dbrood.differential.memory=FOLDER}. Without that it remembers nothing.
 *
 * @param folder with a file for each program, or null
 */
record Memory(Path folder) {

    static Memory fromProperty() {
        String folder = System.getProperty("brood.differential.memory");
        return new Memory(folder == null ? null : Path.of(folder));
    }

    Optional<Played> find(String text) {
        if (folder == null || !Files.exists(file(text))) {
            return Optional.empty();
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file(text)))) {
            return Optional.of((Played) in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    void keep(String text, Played played) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "half", "");
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(half))) {
                out.writeObject(played);
            }
            Files.move(half, file(text), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String text) {
        try {
            byte[] key = (Runtime.version() + "\n" + text).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return folder.resolve(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
