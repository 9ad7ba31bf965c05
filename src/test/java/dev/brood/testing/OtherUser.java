package dev.brood.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another user of this machine, who owns nothing. Only root can play one. */
public final class OtherUser {

    private static final String ID = "65534";
    private static final int STICKY_FOR_ALL = 01777;

    private OtherUser() {}

    /** Skips the test where nobody can be played. */
    public static void assumeThere() {
        assumeTrue(isThere(), "to act as another user takes root, and setpriv");
    }

    private static boolean isThere() {
        try {
            return code(process("true")) == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    /** A folder like the system's temp folder: everybody may make something in it. */
    public static Path place(Path temp) throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path place = Files.createDirectory(temp.resolve("place"));
        Files.setAttribute(place, "unix:mode", STICKY_FOR_ALL);
        return place;
    }

    /** Does something, which must succeed. In the script, the arguments are {@code $1} and so on. */
    public static void does(String script, Object... arguments) {
        try {
            Process process = process(script, arguments);
            String said = said(process);
            if (code(process) != 0) {
                throw new AssertionError("the other user could not: " + script + "\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tries something, and tells whether it succeeded. */
    public static boolean can(String script, Object... arguments) {
        try {
            Process process = process(script, arguments);
            said(process);
            return code(process) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes the command after it one of the other user's. */
    public static List<String> prefix() {
        return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
    }

    /** A copy of the class path of these tests that everybody may read. */
    static String classPath(Path copies) {
        try {
            Files.setPosixFilePermissions(copies, PosixFilePermissions.fromString("rwxr-xr-x"));
            List<String> entries = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path copy = copies.resolve(entries.size() + "-" + Path.of(entry).getFileName());
                if (!Files.exists(Path.of(entry))) {
                    continue;
                }
                Process process =
                        new ProcessBuilder(
                                        "sh",
                                        "-c",
                                        "cp -r \"$1\" \"$2\" && chmod -R a+rX \"$2\"",
                                        "sh",
                                        entry,
                                        copy.toString())
                                .inheritIO()
                                .start();
                if (code(process) != 0) {
                    throw new IOException("cannot copy " + entry);
                }
                entries.add(copy.toString());
            }
            return String.join(File.pathSeparator, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process process(String script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("sh", "-c", "umask 0; " + script, "sh"));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int code(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while the other user does something", e);
        }
    }
}
