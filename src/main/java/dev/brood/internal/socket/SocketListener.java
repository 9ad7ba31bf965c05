package dev.brood.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.channel.Address;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.base.Secret;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.memory.Session;
import dev.brood.internal.process.HiddenKey;
import dev.brood.internal.socket.Reception.Arrival;
import dev.brood.spi.StaysHere;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A {@link Listener} at a socket; behind it is a {@link Reception}. */
@StaysHere("a listener stays in the process that made it; send its address(), for client(address)")
public final class SocketListener implements Listener {

    /** In the system, before they are let in. */
    private static final int MOST_WAITING = 1024;

    private static final Duration FOR_THE_THREAD = Duration.ofSeconds(1);

    private final Address address;
    private final Reception reception;
    private final Thread thread;

    /** Removes the file of a Unix socket when the process ends; null for a port. */
    private final Thread atExit;

    private volatile Address lastAccepted;

    @GuardedBy("this")
    private boolean closed;

    private SocketListener(Address address, ServerSocketChannel door, HiddenKey key)
            throws IOException {
        this.address = address;
        this.reception = new Reception(address, door, key);
        this.thread = SystemThreads.lasting("brood-listener", reception);
        this.atExit =
                address instanceof Address.Unix
                        ? SystemThreads.lasting("brood-listener-end", this::removeFile)
                        : null;
    }

    /**
     * Listens in the session's folder.
     *
     * @param key what clients must know
     * @return a listener
     */
    public static Listener inSession(HiddenKey key) {
        return at(Session.folder().resolve("listener-" + Secret.name()), key);
    }

    /**
     * Listens at a port that only this machine reaches.
     *
     * @param port which one; 0 for a free one
     * @param key what clients must know
     * @return a listener
     */
    public static Listener at(int port, HiddenKey key) {
        return at(Sockets.loopback(port), key);
    }

    /**
     * Listens at a port.
     *
     * @param host name or number of an address of this machine
     * @param port which one; 0 for a free one
     * @param key what clients must know
     * @return a listener
     */
    public static Listener at(String host, int port, HiddenKey key) {
        return at(new Address.Tcp(host, port), key);
    }

    /**
     * Listens at a Unix socket.
     *
     * @param path of the socket
     * @param key what clients must know
     * @return a listener
     */
    public static Listener at(Path path, HiddenKey key) {
        return at(new Address.Unix(path), key);
    }

    private static Listener at(Address address, HiddenKey key) {
        ServerSocketChannel door = null;
        try {
            door = Sockets.openDoor(address);
            door.bind(Sockets.of(address), MOST_WAITING);
            if (address instanceof Address.Unix(var path)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            var listener =
                    new SocketListener(Sockets.of(door.getLocalAddress(), address), door, key);
            listener.begin();
            return listener;
        } catch (UnknownHostException e) {
            close(door);
            throw new IllegalArgumentException("no such host: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            close(door);
            throw e instanceof RuntimeException known ? known : cannot(address, e);
        }
    }

    private static RuntimeException cannot(Address address, Exception why) {
        if (address instanceof Address.Unix(var path)
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new IllegalStateException(
                    "cannot listen at %s: the address is in use; if whoever listened there is gone, delete the file"
                            .formatted(address),
                    why);
        }
        String words = String.valueOf(why.getMessage());
        return new IllegalStateException(
                "cannot listen at %s: %s"
                        .formatted(
                                address,
                                words.contains("in use") ? "the address is in use" : words),
                why);
    }

    private static void close(ServerSocketChannel door) {
        if (door != null) {
            try {
                door.close();
            } catch (IOException e) {
                // it never was of any use
            }
        }
    }

    private void begin() {
        SystemThreads.start(thread);
        if (atExit != null) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    @Override
    public <T> Connection<T> accept() {
        return accept(Deadline.NEVER);
    }

    @Override
    public <T> Connection<T> accept(Duration timeout) {
        return accept(Deadline.in(timeout));
    }

    private <T> Connection<T> accept(Deadline deadline) {
        Arrival arrival;
        try {
            arrival = reception.next(deadline);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for a client at " + address, e);
        }
        if (arrival == null) {
            return null;
        }
        if (arrival.channel() == null) {
            throw Reception.failure(arrival);
        }
        lastAccepted = arrival.from();
        return SocketConnection.of(arrival.from(), new SocketFrames(arrival.channel()));
    }

    @Override
    public boolean isReady() {
        return reception.isReady();
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Address lastAccepted() {
        return lastAccepted;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            removeFile(); // before somebody else can listen there
            reception.close();
        }
        if (atExit != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // the process is about to end
            }
        }
        Uninterrupted.await(() -> thread.join(FOR_THE_THREAD));
    }

    private void removeFile() {
        if (address instanceof Address.Unix(var path)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // somebody has taken the folder away
            }
        }
    }

    @Override
    public String toString() {
        return "Listener[" + address + (reception.isClosed() ? ", closed]" : "]");
    }
}
