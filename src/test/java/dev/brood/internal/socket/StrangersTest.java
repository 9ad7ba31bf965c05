package dev.brood.internal.socket;

import static dev.brood.Brood.authKey;
import static dev.brood.Brood.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Address;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.error.AuthenticationException;
import dev.brood.error.EndOfStreamException;
import dev.brood.internal.process.HiddenKey;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who do not know the key run nothing, learn nothing and hold up nobody. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class StrangersTest {

    private static final int INPUTS = Integer.getInteger("brood.test.strangers", 10_000);
    private static final int LONGEST = 400;

    @TempDir Path folder;

    private static SocketChannel open(Address address) throws IOException {
        return SocketChannel.open(Sockets.of(address));
    }

    private static void connects(Listener listener) {
        try (Connection<Object> client = client(listener.address())) {
            client.send("hello");
            try (Connection<Object> end = nextOfOurs(listener)) {
                assertEquals("hello", end.recv());
            }
        }
    }

    private static Connection<Object> nextOfOurs(Listener listener) {
        while (true) {
            try {
                return listener.accept();
            } catch (AuthenticationException e) {
                // the next one
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void silentOnesHoldUpNobodyAndAreTurnedAwayInTheEnd(Homes home) throws IOException {
        try (Listener listener = home.listen(folder)) {
            List<SocketChannel> silent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                silent.add(open(listener.address()));
            }
            for (int i = 0; i < 20; i++) {
                connects(listener);
            }
            var e = assertThrows(AuthenticationException.class, listener::accept);
            assertTrue(e.getMessage().contains("did not prove within 10 seconds"), e.getMessage());
            for (SocketChannel each : silent) {
                ByteBuffer all = ByteBuffer.allocate(1000);
                while (each.read(all) >= 0) {
                    // until the listener hangs up
                }
                assertEquals(Challenge.GREETING, all.position());
                each.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanThereIsRoomForDoNotKeepOthersOut(Homes home) throws IOException {
        try (Listener listener = home.listen(folder)) {
            List<SocketChannel> silent = new ArrayList<>();
            for (int i = 0; i < LONGEST; i++) {
                silent.add(open(listener.address()));
            }
            connects(listener);
            for (SocketChannel each : silent) {
                each.close();
            }
            connects(listener);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoOnlyLooksWhetherSomebodyIsThereIsNotMentioned(Homes home) throws IOException {
        try (Listener listener = home.listen(folder)) {
            for (int i = 0; i < 50; i++) {
                open(listener.address()).close();
            }
            try (Connection<Object> client = client(listener.address());
                    Connection<Object> end = listener.accept()) {
                client.send(1);
                assertEquals(1, end.recv());
            }
        }
    }

    /** A million of them: {@code -Dbrood.test.strangers=1000000}. */
    @Timeout(3600)
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"PORT", "UNIX"})
    void randomBytesHurtNobody(Homes home) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Listener listener = home.listen(folder)) {
            byte[] magic = magic();
            for (int i = 0; i < INPUTS; i++) {
                try (SocketChannel stranger = open(listener.address())) {
                    byte[] bytes = new byte[random.nextInt(LONGEST)];
                    random.nextBytes(bytes);
                    if (random.nextInt(4) > 0) { // further than the first byte
                        System.arraycopy(
                                magic, 0, bytes, 0, Math.min(bytes.length, random.nextInt(9)));
                    }
                    stranger.write(ByteBuffer.wrap(bytes));
                } catch (IOException e) {
                    // hung up before it had said all
                }
                if (i % 1000 == 0) {
                    connects(listener);
                }
            }
            connects(listener);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("with seed " + seed, e);
        }
    }

    private static byte[] magic() {
        byte[] magic = new byte[8];
        Challenge.ofListener(HiddenKey.of("")).greeting().get(magic);
        return magic;
    }

    /** Who recorded what a client has said cannot use it a second time. */
    @ParameterizedTest
    @EnumSource
    void recordedAnswerIsOfNoUse(Homes home) throws IOException {
        try (Listener listener = home.listen(folder)) {
            byte[] answer = new byte[Challenge.ANSWER];
            try (SocketChannel first = open(listener.address())) {
                ByteBuffer greeting = Peer.read(first, Challenge.GREETING);
                Challenge challenge = Challenge.ofClient(HiddenKey.of(authKey()), greeting);
                challenge.answer().get(answer);
                first.write(ByteBuffer.wrap(answer));
                assertEquals(Challenge.WELCOME, Peer.read(first, Challenge.VERDICT).get(0));
                listener.accept().close();
            }
            try (SocketChannel second = open(listener.address())) {
                Peer.read(second, Challenge.GREETING);
                second.write(ByteBuffer.wrap(answer));
                assertEquals(Challenge.REFUSED, Peer.read(second, Challenge.VERDICT).get(0));
                assertThrows(AuthenticationException.class, listener::accept);
            }
        }
    }

    /** Who listens in the place of a listener cannot say that the client is welcome. */
    @ParameterizedTest
    @EnumSource(names = {"PORT", "UNIX"})
    void welcomeWithoutProofIsNone(Homes home) throws Exception {
        Address address;
        try (Listener listener = home.listen(folder)) {
            address = listener.address();
        }
        try (var door = Sockets.openDoor(address)) {
            door.bind(Sockets.of(address));
            Thread impostor =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                try (SocketChannel peer = door.accept()) {
                                    peer.write(Challenge.ofListener(HiddenKey.of("")).greeting());
                                    ByteBuffer answer = Peer.read(peer, Challenge.ANSWER);
                                    byte[] proof = new byte[Challenge.PROOF];
                                    answer.get(Challenge.ANSWER - Challenge.PROOF, proof);
                                    peer.write(
                                            ByteBuffer.allocate(Challenge.VERDICT)
                                                    .put(Challenge.WELCOME)
                                                    .put(proof) // the client's own
                                                    .flip());
                                } catch (IOException e) {
                                    // the test sees it
                                }
                            });
            var e = assertThrows(AuthenticationException.class, () -> client(address));
            assertTrue(e.getMessage().endsWith("did not prove that it knows the key"));
            assertTrue(impostor.join(Wait.CHILD.time()));
        }
    }

    /** One who knows the key and breaks off, or says what is no message; it costs no more memory than has come. */
    @ParameterizedTest
    @EnumSource
    void announcedLengthTakesNoMemory(Homes home) throws IOException {
        try (Listener listener = home.listen(folder)) {
            int[] lengths = {Integer.MAX_VALUE, -1, 0};
            for (int length : lengths) {
                try (SocketChannel raw = Peer.proved(listener.address(), authKey())) {
                    raw.write(ByteBuffer.allocate(6).put(Frames.OBJECT).putInt(length).flip());
                    try (Connection<Object> end = listener.accept()) {
                        if (length > 0) {
                            // many of them would be an OutOfMemoryError otherwise
                            assertEquals(false, end.poll());
                            raw.shutdownOutput();
                        }
                        assertThrows(EndOfStreamException.class, end::recv);
                    }
                }
            }
        }
    }
}
