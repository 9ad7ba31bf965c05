package dev.brood.internal.socket;

import dev.brood.channel.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** What the JDK has for our addresses. */
final class Sockets {

    private Sockets() {}

    /** The port of this machine that no other one reaches. */
    static Address loopback(int port) {
        return new Address.Tcp(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    static SocketAddress of(Address address) throws UnknownHostException {
        return switch (address) {
            case Address.Tcp(var host, var port) ->
                    new InetSocketAddress(InetAddress.getByName(host), port);
            case Address.Unix(var path) -> UnixDomainSocketAddress.of(path);
        };
    }

    /** The address that a socket of the JDK has; that of the listener if it has none of its own. */
    static Address of(SocketAddress address, Address listener) {
        return address instanceof InetSocketAddress tcp
                ? new Address.Tcp(tcp.getAddress().getHostAddress(), tcp.getPort())
                : listener;
    }

    static ServerSocketChannel openDoor(Address address) throws IOException {
        return address instanceof Address.Unix
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
    }

    static SocketChannel open(Address address) throws IOException {
        SocketChannel channel =
                address instanceof Address.Unix
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends small messages at once, and notices in the end if the other machine is gone. */
    static void tune(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
    }
}
