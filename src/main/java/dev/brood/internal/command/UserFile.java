package dev.brood.internal.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as users type them. */
final class UserFile {

    private static final String HOME = "~";

    private UserFile() {}

    /** A path, where a tilde at its beginning is the user's home folder. */
    static Path of(String typed) {
        try {
            return typed.equals(HOME) || typed.startsWith(HOME + "/")
                    ? Path.of(System.getProperty("user.home") + typed.substring(HOME.length()))
                    : Path.of(typed);
        } catch (InvalidPathException e) {
            throw new CommandException("this is no name of a file: " + typed);
        }
    }
}
