package dev.brood.internal.base;

import dev.brood.internal.machine.Pid;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What nobody can guess. It comes from the system's own source, to which {@link SecureRandom} leads as well, but only after
 * 10 ms in which it looks through the security providers.
 */
public final class Secret {

    private static final String SOURCE = "/dev/urandom";
    private static final int NAME_BYTES = 4;

    private Secret() {}

    /**
     * Gives a name for a file that is this process's own. The pid alone would not do: it may be that of one who was killed,
     * hours ago, and left its files.
     *
     * @return the pid, for people, and what nobody else has
     */
    public static String name() {
        return Pid.own() + "-" + hex(NAME_BYTES);
    }

    /**
     * Gives random text.
     *
     * @param bytes how much randomness is in it
     * @return hexadecimal digits, two for each byte
     */
    public static String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    /**
     * Gives random bytes.
     *
     * @param count how many
     * @return a new array
     */
    public static byte[] bytes(int count) {
        byte[] random = new byte[count];
        try (var source = new DataInputStream(new FileInputStream(SOURCE))) {
            source.readFully(random);
        } catch (IOException e) {
            new SecureRandom().nextBytes(random); // a system without that file
        }
        return random;
    }
}
