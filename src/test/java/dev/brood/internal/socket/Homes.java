package dev.brood.internal.socket;

import static dev.brood.Brood.listener;

import dev.brood.Brood;
import dev.brood.channel.Connection;
import dev.brood.channel.Listener;
import java.nio.file.Path;

/** Where a listener can be. The same tests run in all of these places. */
enum Homes {
    PORT {
        @Override
        Listener listen(Path folder) {
            return listener(0);
        }
    },
    UNIX {
        @Override
        Listener listen(Path folder) {
            return listener(folder.resolve("socket"));
        }
    },
    SESSION {
        @Override
        Listener listen(Path folder) {
            return listener();
        }
    };

    abstract Listener listen(Path folder);

    /** Both ends of a connection. */
    record Ends(Connection<Object> client, Connection<Object> accepted) implements AutoCloseable {

        static Ends at(Listener listener) {
            Connection<Object> client = Brood.client(listener.address());
            return new Ends(client, listener.accept());
        }

        @Override
        public void close() {
            client.close();
            accepted.close();
        }
    }
}
