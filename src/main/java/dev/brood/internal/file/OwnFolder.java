package dev.brood.internal.file;

import dev.brood.internal.file.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders in which only this user can make something, for what is kept from one run to the next. */
public final class OwnFolder {

    private OwnFolder() {}

    /**
     * Makes a folder, with those above that are missing. One that is there is closed to others if it was not.
     *
     * @param folder where it should be
     * @return the folder, where it really is
     * @throws IOException if it cannot be made, or is somebody else's
     */
    public static Path make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OursAlone.FOLDER);
        }
        Path real = folder.toRealPath();
        if (!FileStatus.isPrivateFolder(real)) {
            if (!FileStatus.isOwn(real, Kind.FOLDER)) {
                throw new IOException(folder + " belongs to somebody else");
            }
            Files.setPosixFilePermissions(real, OursAlone.FOLDER_PERMISSIONS);
        }
        return real;
    }
}
