package dev.brood.pool;

import static dev.brood.Brood.sleep;

import dev.brood.testing.Wait;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** What can go wrong in a worker. */
enum Fault {
    SIGKILL(-9, "SIGKILL") {
        @Override
        void happen() throws Exception {
            new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
            sleep(Wait.CHILD.time());
        }
    },
    HALT(5, "exit code 5") {
        @Override
        void happen() {
            Runtime.getRuntime().halt(5);
        }
    },
    EXIT(7, "exit code 7") {
        @Override
        void happen() {
            System.exit(7);
        }
    },
    NATIVE_CRASH(-6, "SIGSEGV") {
        @Override
        @SuppressWarnings("restricted")
        void happen() {
            MemorySegment.ofAddress(0).reinterpret(64).set(ValueLayout.JAVA_INT, 16, 1);
        }
    },
    OUT_OF_MEMORY(1, ".heap(") {
        @Override
        void happen() {
            List<byte[]> hoard = new ArrayList<>();
            while (hoard.size() < 1 << 16) {
                hoard.add(new byte[1 << 20]);
            }
        }
    },
    HANG(0, "") {
        @Override
        void happen() {
            sleep(Wait.CROWD.time());
        }
    },
    /** Is a matter of what is sent, and nothing that happens. */
    UNSENDABLE(0, "") {
        @Override
        void happen() {}
    },
    THROWS(1, "on purpose") {
        @Override
        void happen() {
            throw new IllegalStateException("on purpose");
        }
    };

    static final String LAST_WORDS = "these are my last words";

    /** Exit code of a worker that dies of it. */
    final int exitCode;

    /** What the error must say. */
    final String sign;

    Fault(int exitCode, String sign) {
        this.exitCode = exitCode;
        this.sign = sign;
    }

    abstract void happen() throws Exception;

    /** Has it happen here and now, with a word before. */
    void strike() {
        System.err.println(LAST_WORDS);
        try {
            happen();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the heading of a column says it. */
    static Fault of(String heading) {
        return valueOf(heading.toUpperCase().replace(' ', '_'));
    }
}
