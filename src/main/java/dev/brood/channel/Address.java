package dev.brood.channel;

import java.nio.file.Path;
import java.util.Objects;

/** Where a {@link Listener} listens, for {@code client}. May be sent anywhere. */
public sealed interface Address {

    /**
     * A port of a machine.
     *
     * @param host name or number of the machine
     * @param port from 0 to 65535; 0 is a free one, where somebody listens
     */
    record Tcp(String host, int port) implements Address {

        private static final int LARGEST_PORT = 65535;

        /**
         * Checks them.
         *
         * @throws IllegalArgumentException if there can be no such port
         */
        public Tcp {
            Objects.requireNonNull(host, "host");
            if (port < 0 || port > LARGEST_PORT) {
                throw new IllegalArgumentException(
                        "not a port: " + port + "; they go from 0 to " + LARGEST_PORT);
            }
        }

        @Override
        public String toString() {
            return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        }
    }

    /**
     * A Unix socket, which is a file.
     *
     * @param path of the file
     */
    record Unix(Path path) implements Address {

        /** Makes it absolute, as the working folder is another one elsewhere. */
        public Unix {
            path = path.toAbsolutePath();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
