package dev.brood.internal.process;

import dev.brood.channel.AuthKey;
import dev.brood.error.NotSendableException;
import dev.brood.internal.base.Secret;
import dev.brood.internal.memory.Handle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

/** An {@link AuthKey} with its bytes. It travels while a child is packed, in the thread that packs it, and at no other time. */
public final class HiddenKey implements AuthKey, Handle {

    private static final int RANDOM_BYTES = 32;
    private static final ThreadLocal<Boolean> FOR_A_CHILD = new ThreadLocal<>();

    private final byte[] bytes;

    private HiddenKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes one that nobody can guess. */
    static HiddenKey random() {
        return new HiddenKey(Secret.bytes(RANDOM_BYTES));
    }

    /**
     * Makes one of bytes.
     *
     * @param bytes the key; may be none
     * @return a key of a copy of them
     */
    public static HiddenKey of(byte[] bytes) {
        return new HiddenKey(bytes.clone());
    }

    /**
     * Makes one of text.
     *
     * @param text the key; may be empty
     * @return the key of its bytes in UTF-8
     */
    public static HiddenKey of(String text) {
        return new HiddenKey(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Gives what stands behind a user's key.
     *
     * @param key a key
     * @return the same, with its bytes
     * @throws IllegalArgumentException if it is somebody else's implementation
     */
    public static HiddenKey of(AuthKey key) {
        if (key instanceof HiddenKey ours) {
            return ours;
        }
        throw new IllegalArgumentException(
                key == null
                        ? "the key must not be null; leave it out for that of the session"
                        : "a key is made by authKey(…), not by " + key.getClass().getName());
    }

    /** Packs what goes to a child that starts. */
    static <T> T travelling(Supplier<T> packing) {
        FOR_A_CHILD.set(true);
        try {
            return packing.get();
        } finally {
            FOR_A_CHILD.remove();
        }
    }

    /** A copy of the bytes, for the child. */
    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Gives a digest that says nothing of the key, and is the key of what is computed with it: equally long for all, none included.
     *
     * @param purpose what for; another one gives another digest
     * @return 32 bytes
     */
    public byte[] digest(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((purpose + '\0').getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public Sent sent() {
        if (FOR_A_CHILD.get() == null) {
            throw new NotSendableException(
                    "AuthKey",
                    "a key goes to children as they start and nowhere else; give it to the child in an argument, or read it there",
                    null);
        }
        return new Sent(ByteBuffer.wrap(digest("address")).getLong(), List.of(bytes()));
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new HiddenKey((byte[]) sent.parts().getFirst());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HiddenKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(digest("hash")).getInt();
    }

    @Override
    public String toString() {
        return "AuthKey[hidden]";
    }
}
