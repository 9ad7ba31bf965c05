package dev.brood.internal.socket;

import dev.brood.internal.base.Secret;
import dev.brood.internal.process.HiddenKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How both sides prove that they know the key, without saying it. All parts are of fixed length, so nothing that a stranger says
 * is ever a size.
 *
 * <pre>
 *   listener                                            client
 *     magic 8 | nonce L 32                        ──▸
 *                                                 ◂──     magic 8 | nonce C 32 | proof of the client 32
 *     verdict 1 | proof of the listener 32        ──▸
 *
 *   proof of the client   = HMAC-SHA-256(k, "client"   L C)        k = SHA-256 of a purpose and the key
 *   proof of the listener = HMAC-SHA-256(k, "listener" L C)        only after that of the client is right
 * </pre>
 *
 * <p>The nonces are random, so neither can be used again; the role in front keeps one side's proof from being sent back as the
 * other's. Who does not know the key learns nothing but that.
 */
final class Challenge {

    /** How long the other side may take for all of it. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    static final int NONCE = 32;
    static final int PROOF = 32;
    static final byte WELCOME = 1;
    static final byte REFUSED = 0;

    private static final byte[] MAGIC = "BROOD\r\n\1".getBytes(StandardCharsets.US_ASCII);

    static final int GREETING = 8 + NONCE;
    static final int ANSWER = 8 + NONCE + PROOF;
    static final int VERDICT = 1 + PROOF;

    private final byte[] key;
    private final byte[] ofListener;

    private Challenge(HiddenKey key, byte[] ofListener) {
        this.key = key.digest("connection");
        this.ofListener = ofListener;
    }

    /** That of a listener for one who comes. */
    static Challenge ofListener(HiddenKey key) {
        return new Challenge(key, Secret.bytes(NONCE));
    }

    /** That of a client, of what the listener has said; null if that is no listener of ours. */
    static Challenge ofClient(HiddenKey key, ByteBuffer greeting) {
        if (!beginsRight(greeting)) {
            return null;
        }
        byte[] nonce = new byte[NONCE];
        greeting.get(MAGIC.length, nonce);
        return new Challenge(key, nonce);
    }

    /** Whether this is the magic, as far as it has come. */
    static boolean beginsRight(ByteBuffer said) {
        int here = Math.min(said.position(), MAGIC.length);
        return said.slice(0, here).equals(ByteBuffer.wrap(MAGIC, 0, here));
    }

    /** What the listener says first. */
    ByteBuffer greeting() {
        return ByteBuffer.allocate(GREETING).put(MAGIC).put(ofListener).flip();
    }

    /** What the client answers. */
    ByteBuffer answer() {
        byte[] own = Secret.bytes(NONCE);
        return ByteBuffer.allocate(ANSWER).put(MAGIC).put(own).put(proof("client", own)).flip();
    }

    /** What the listener says of a whole answer. */
    ByteBuffer verdict(ByteBuffer answer) {
        byte[] nonce = nonceOf(answer);
        byte[] proof = new byte[PROOF];
        answer.get(MAGIC.length + NONCE, proof);
        ByteBuffer verdict = ByteBuffer.allocate(VERDICT);
        return MessageDigest.isEqual(proof, proof("client", nonce))
                ? verdict.put(WELCOME).put(proof("listener", nonce)).flip()
                : verdict.put(REFUSED).put(new byte[PROOF]).flip();
    }

    /** Whether the listener has proved it, too. */
    boolean isProof(ByteBuffer verdict, ByteBuffer answer) {
        byte[] proof = new byte[PROOF];
        verdict.get(1, proof);
        return MessageDigest.isEqual(proof, proof("listener", nonceOf(answer)));
    }

    private static byte[] nonceOf(ByteBuffer answer) {
        byte[] nonce = new byte[NONCE];
        answer.get(MAGIC.length, nonce);
        return nonce;
    }

    private byte[] proof(String role, byte[] ofClient) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(role.getBytes(StandardCharsets.US_ASCII));
            mac.update(ofListener);
            return mac.doFinal(ofClient);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
