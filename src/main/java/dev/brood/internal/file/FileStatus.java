package dev.brood.internal.file;

import dev.brood.internal.machine.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the system says of a file: of a link itself, never of what it leads to.
 *
 * @param owner the id of the user whose it is
 * @param mode its kind and who may do what with it, as in {@code stat(2)}
 * @param inode by which it is told from another that has its name later, as long as this one is open or mapped
 */
public record FileStatus(int owner, int mode, long inode) {

    private static final int PERMISSIONS = 07777;
    private static final int OF_OTHERS = 0077;

    /** What something in a folder is. */
    public enum Kind {
        /** Holds bytes. */
        FILE(0100000),
        /** Holds files. */
        FOLDER(0040000),
        /** Leads elsewhere. */
        LINK(0120000),
        /** A named pipe. */
        PIPE(0010000),
        /** Leads to a program that listens. */
        SOCKET(0140000);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }
    }

    /**
     * Looks at a file.
     *
     * @param path where it is
     * @return what it is
     * @throws IOException if there is none, or it cannot be looked at
     */
    public static FileStatus of(Path path) throws IOException {
        Map<String, Object> found =
                Files.readAttributes(path, "unix:uid,mode,ino", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(
                (int) found.get("uid"), (int) found.get("mode"), (long) found.get("ino"));
    }

    /**
     * Tells whether something is of a kind and this user's own, whoever may use it.
     *
     * @param path where it is
     * @param kind what it should be
     * @return false also if there is nothing
     */
    public static boolean isOwn(Path path, Kind kind) {
        try {
            return of(path).isOwn(kind);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Tells whether this is a folder in which nobody else can do anything: this user's own, and closed to all others.
     *
     * @param path where it is
     * @return false also if there is none
     */
    public static boolean isPrivateFolder(Path path) {
        try {
            return of(path).isPrivateFolder();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Tells whether it is a folder in which nobody else can do anything.
     *
     * @return false also if it is of another kind
     */
    public boolean isPrivateFolder() {
        return isOwn(Kind.FOLDER) && (mode & OF_OTHERS) == 0;
    }

    /**
     * Tells whether it is this user's own.
     *
     * @param kind what it should be
     * @return false also if it is of another kind
     */
    public boolean isOwn(Kind kind) {
        return (mode & ~PERMISSIONS) == kind.bits && owner == UserId.OURS;
    }
}
