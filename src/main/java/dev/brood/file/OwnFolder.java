package dev.brood.file;

import dev.brood.file.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders in which only this user can make something, for what is kept from one run to the next. */
public final class OwnFolder {

    private static final Set<PosixFilePermission> OURS_ALONE =
            PosixFilePermissions.fromString("rwx------");

    private static final FileAttribute<?> ATTRIBUTE =
            PosixFilePermissions.asFileAttribute(OURS_ALONE);

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
            Files.createDirectories(folder, ATTRIBUTE);
        }
        Path real = folder.toRealPath();
        if (!FileStatus.isPrivateFolder(real)) {
            if (!FileStatus.isOwn(real, Kind.FOLDER)) {
                throw new IOException(folder + " belongs to somebody else");
            }
            Files.setPosixFilePermissions(real, OURS_ALONE);
        }
        return real;
    }
}
