package dev.brood.pool;

import dev.brood.sync.Event;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serial;
import java.io.Serializable;

/** The citizens of the fault table, good and bad: each is the argument of a task, which calls {@link Citizen#serve}. */
final class FaultZoo {

    private FaultZoo() {}

    /** An argument that knows what its task is. */
    interface Citizen {
        Object serve() throws Exception;
    }

    /** Does what it should. */
    record Good(int number) implements Citizen {
        @Override
        public Object serve() {
            return number;
        }
    }

    /** Strikes while its task runs. */
    record BadTask(Fault fault) implements Citizen {
        @Override
        public Object serve() {
            fault.strike();
            return "struck";
        }
    }

    /** Has a field that cannot be sent. */
    record UnsendableArgument(Thread thread) implements Citizen {
        @Override
        public Object serve() {
            return "never";
        }
    }

    /** Has a value that cannot be sent. */
    record UnsendableResult() implements Citizen {
        @Override
        public Object serve() {
            return Thread.currentThread();
        }
    }

    /** Strikes while another process reads it. */
    static final class BadArgument implements Citizen, Serializable {
        @Serial private static final long serialVersionUID = 1;
        private final Fault fault;
        private final long home = ProcessHandle.current().pid();

        BadArgument(Fault fault) {
            this.fault = fault;
        }

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (ProcessHandle.current().pid() != home) {
                fault.strike();
            }
        }

        @Override
        public Object serve() {
            return "struck";
        }
    }

    /** Strikes while its value is written. */
    record BadResult(Fault fault) implements Citizen {
        @Override
        public Object serve() {
            return new Value(fault);
        }

        private static final class Value implements Serializable {
            @Serial private static final long serialVersionUID = 1;
            private final Fault fault;

            Value(Fault fault) {
                this.fault = fault;
            }

            @Serial
            private void writeObject(ObjectOutputStream out) throws IOException {
                fault.strike();
                out.defaultWriteObject();
            }
        }
    }

    /** Strikes when its value is written and not sent: when what it printed is flushed. */
    record DiesBeforeReply(Fault fault) implements Citizen {
        @Override
        public Object serve() {
            System.out.println("a word");
            PrintStream plain = System.out;
            System.setOut(
                    new PrintStream(OutputStream.nullOutputStream()) {
                        @Override
                        public void flush() {
                            System.setOut(plain);
                            fault.strike();
                        }
                    });
            return "struck";
        }
    }

    /** Leaves a thread behind that strikes when its worker has nothing to do. */
    record BadGuest(Fault fault, Event signal, Event done) implements Citizen {
        @Override
        public Object serve() {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        signal.await();
                        done.set();
                        fault.strike();
                    });
            return ProcessHandle.current().pid();
        }
    }
}
