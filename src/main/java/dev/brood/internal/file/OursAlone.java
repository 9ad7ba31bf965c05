package dev.brood.internal.file;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What to make files and folders with that nobody else may use, whatever the user's mask says. */
public final class OursAlone {

    static final Set<PosixFilePermission> FOLDER_PERMISSIONS =
            PosixFilePermissions.fromString("rwx------");

    /** For folders. */
    public static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(FOLDER_PERMISSIONS);

    /** For files. */
    public static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OursAlone() {}
}
