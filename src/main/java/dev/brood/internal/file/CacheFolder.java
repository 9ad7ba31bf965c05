package dev.brood.internal.file;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The folder that the XDG specification names for what can be made again, and in it ours. */
public final class CacheFolder {

    private CacheFolder() {}

    /**
     * Tells where something is kept for a purpose.
     *
     * @param purpose a word for its name
     * @return the folder, which may not be there
     * @throws IOException if this user has no place for such things
     */
    public static Path of(String purpose) throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        String home =
                Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home"));
        try {
            Path base =
                    cache != null && Path.of(cache).isAbsolute()
                            ? Path.of(cache)
                            : Path.of(home, ".cache");
            if (base.isAbsolute()) {
                return base.resolve("brood").resolve(purpose);
            }
        } catch (InvalidPathException e) {
            // as if there was none
        }
        throw new IOException(
                "no folder for caches: XDG_CACHE_HOME is not set, and the home folder is " + home);
    }
}
