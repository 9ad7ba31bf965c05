package dev.brood.internal.socket;

import static dev.brood.Brood.authKey;
import static dev.brood.Brood.client;
import static dev.brood.Brood.listener;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import dev.brood.channel.Address;
import dev.brood.channel.AuthKey;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.error.AuthenticationException;
import dev.brood.error.ClosedException;
import dev.brood.error.DisconnectedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who listens, who may connect, and how it ends. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ListenerTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void wrongKeyIsSaidOnBothSidesAndTheNextOneIsTaken(Homes home) {
        try (Listener listener = home.listen(folder)) {
            Address address = listener.address();
            var atClient =
                    assertThrows(
                            AuthenticationException.class, () -> client(address, authKey("wrong")));
            assertEquals(
                    "the listener at " + address + " has another key than this client",
                    atClient.getMessage());
            var atListener = assertThrows(AuthenticationException.class, listener::accept);
            assertTrue(
                    atListener.getMessage().endsWith(" did not prove that it knows the key"),
                    atListener.getMessage());
            connects(listener, authKey());
        }
    }

    private static void connects(Listener listener, AuthKey key) {
        try (Connection<Object> client = client(listener.address(), key);
                Connection<Object> end = listener.accept()) {
            client.send("hello");
            assertEquals("hello", end.recv());
        }
    }

    @Test
    void anEmptyKeyIsAKeyAndZerosMatter() {
        List<AuthKey> keys =
                List.of(
                        authKey(""),
                        authKey(new byte[1]),
                        authKey(new byte[2]),
                        authKey("x"),
                        authKey("x\0"));
        for (AuthKey key : keys) {
            try (Listener listener = listener(0, key)) {
                for (AuthKey other : keys) {
                    if (other != key) {
                        assertThrows(
                                AuthenticationException.class,
                                () -> client(listener.address(), other));
                    }
                }
                for (int i = 1; i < keys.size(); i++) {
                    assertThrows(AuthenticationException.class, listener::accept);
                }
                connects(listener, key);
            }
        }
    }

    @Test
    void everyWordTakesAKeyOrUsesThatOfTheProcess() throws IOException {
        AuthKey key = authKey("secret");
        List<Listener> listeners =
                List.of(
                        listener(key),
                        listener(0, key),
                        listener("127.0.0.1", 0, key),
                        listener(folder.resolve("a"), key),
                        listener(),
                        listener(0),
                        listener("localhost", 0),
                        listener(folder.resolve("b")));
        for (Listener each : listeners) {
            try (each) {
                AuthKey its = listeners.indexOf(each) < 4 ? key : authKey();
                connects(each, its);
                try (Connection<Object> client = connect(each.address(), its)) {
                    each.accept().close();
                    assertThrows(EndOfStreamException.class, client::recv);
                }
            }
        }
        assertEquals(0, Files.list(folder).count());
    }

    private static Connection<Object> connect(Address address, AuthKey key) {
        boolean own = key.equals(authKey());
        return switch (address) {
            case Address.Tcp(var host, var port) when host.equals("localhost") ->
                    own ? client(host, port) : client(host, port, key);
            case Address.Tcp(_, var port) -> own ? client(port) : client(port, key);
            case Address.Unix(var path) -> own ? client(path) : client(path, key);
        };
    }

    @ParameterizedTest
    @EnumSource
    void addressInUseIsSaid(Homes home) {
        try (Listener listener = home.listen(folder)) {
            Address address = listener.address();
            var e = assertThrows(IllegalStateException.class, () -> again(address));
            assertTrue(
                    e.getMessage()
                            .startsWith("cannot listen at " + address + ": the address is in use"),
                    e.getMessage());
            connects(listener, authKey());
        }
    }

    private static Listener again(Address address) {
        return switch (address) {
            case Address.Tcp(var host, var port) -> listener(host, port);
            case Address.Unix(var path) -> listener(path);
        };
    }

    @ParameterizedTest
    @EnumSource
    void addressIsFreeAfterClose(Homes home) {
        for (int i = 0; i < 3; i++) {
            Listener first = home.listen(folder);
            connects(first, authKey());
            Connection<Object> late = client(first.address());
            first.close();
            first.close();
            assertThrows(EndOfStreamException.class, late::recv);
            late.close();
            assertThrows(DisconnectedException.class, () -> client(first.address()));
            try (Listener second = again(first.address())) {
                connects(second, authKey());
            }
        }
    }

    @Test
    void nobodyThereIsSaidWithTheAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var e = assertThrows(DisconnectedException.class, () -> client(port));
        assertTrue(e.getMessage().startsWith("nobody listens at 127.0.0.1:" + port + ": "));
        Path path = folder.resolve("nothing");
        e = assertThrows(DisconnectedException.class, () -> client(path));
        assertTrue(e.getMessage().startsWith("nobody listens at " + path + ": "), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> client(65536));
        assertThrows(IllegalArgumentException.class, () -> listener(-1));
        assertThrows(IllegalStateException.class, () -> listener(folder.resolve("no/such")));
    }

    @Test
    void otherProgramThatListensIsNoListener() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread other =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                try (var peer = socket.accept()) {
                                    peer.getOutputStream().write("SSH-2.0-".repeat(9).getBytes());
                                    peer.getInputStream().readAllBytes();
                                } catch (IOException e) {
                                    // the test sees it
                                }
                            });
            var e =
                    assertThrows(
                            AuthenticationException.class, () -> client(socket.getLocalPort()));
            assertTrue(e.getMessage().endsWith("is none that listener(…) has made"));
            assertTrue(other.join(Wait.CHILD.time()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeCutsAcceptShort(Homes home) throws Exception {
        Listener listener = home.listen(folder);
        var thrown = new ArrayList<Throwable>();
        Thread waiting =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                thrown.add(assertThrows(ClosedException.class, listener::accept)));
        Wait.CHILD.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
        assertFalse(listener.isReady());
        listener.close();
        assertTrue(waiting.join(Wait.CHILD.time()));
        assertEquals(
                "the listener at " + listener.address() + " was closed",
                thrown.getFirst().getMessage());
        assertThrows(ClosedException.class, listener::accept);
        assertThrows(ClosedException.class, () -> listener.accept(millis(1)));
        assertTrue(listener.isReady());
    }

    @Test
    void acceptGivesNothingIfNobodyComesInTimeAndCanBeInterrupted() {
        try (Listener listener = listener()) {
            assertNull(listener.accept(millis(10)));
            assertNull(listener.accept(millis(-1)));
            Thread.currentThread().interrupt();
            assertThrows(WaitInterruptedException.class, listener::accept);
            assertTrue(Thread.interrupted());
            assertNull(listener.lastAccepted());
            connects(listener, authKey());
            assertEquals(listener.address(), listener.lastAccepted());
        }
    }

    @Test
    void portTellsWhereTheLastClientCameFrom() {
        try (Listener listener = listener(0)) {
            connects(listener, authKey());
            assertTrue(
                    listener.address() instanceof Address.Tcp(var host, var port)
                            && host.equals("127.0.0.1")
                            && port > 0);
            assertTrue(
                    listener.lastAccepted() instanceof Address.Tcp(var host, var port)
                            && host.equals("127.0.0.1")
                            && !listener.lastAccepted().equals(listener.address())
                            && port > 0);
        }
    }

    @Test
    void unixSocketIsForThisUserAloneAndGoesWithTheListener() throws IOException {
        Path path = folder.resolve("socket");
        try (Listener _ = listener(path)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        assertFalse(Files.exists(path));
        Listener inSession = listener();
        Path its = ((Address.Unix) inSession.address()).path();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(its)));
        inSession.close();
        assertFalse(Files.exists(its));
    }

    @Test
    void hundredClientsComeAtOnce() {
        int clients = 100;
        try (Listener listener = listener()) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                threads.add(
                        Thread.ofPlatform()
                                .daemon()
                                .start(() -> {
                                    try (Connection<Integer> client =
                                            Brood.client(listener.address())) {
                                        client.send(number);
                                        assertEquals(number, client.recv());
                                    }
                                }));
            }
            long sum = 0;
            for (int i = 0; i < clients; i++) {
                try (Connection<Integer> end = listener.accept()) {
                    int number = end.recv();
                    sum += number;
                    end.send(number);
                }
            }
            assertEquals(clients * (clients - 1) / 2, sum);
            for (Thread each : threads) {
                Wait.CHILD.until("the end of a client", () -> !each.isAlive());
            }
        }
    }

    @Test
    void moreClientsThanAreAcceptedWaitWithWhatTheySent() {
        int clients = 160; // more than are let in before somebody accepts
        try (Listener listener = listener()) {
            ChildProcess child =
                    spawn(
                                    (Address address) -> {
                                        for (int i = 0; i < clients; i++) {
                                            try (Connection<Integer> client = client(address)) {
                                                client.send(1);
                                            }
                                        }
                                    })
                            .args(listener.address())
                            .start();
            Wait.CHILD.until("the first has come", listener::isReady);
            for (int i = 0; i < clients; i++) {
                try (Connection<Integer> end = listener.accept()) {
                    assertEquals(1, end.recv());
                    assertThrows(EndOfStreamException.class, end::recv);
                }
            }
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
        }
    }
}
