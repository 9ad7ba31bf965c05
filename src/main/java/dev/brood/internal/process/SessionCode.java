package dev.brood.internal.process;

import dev.brood.internal.code.Packer;
import dev.brood.internal.code.SessionLoader;
import dev.brood.internal.code.Traces;
import dev.brood.internal.code.Unpacker;
import java.util.Optional;

/** The code of the session as this process knows it, for those who send functions in their own ways. */
public final class SessionCode {

    private SessionCode() {}

    /**
     * Packs functions for other processes.
     *
     * @return a packer; another one after the session was reset
     */
    public static Packer packer() {
        return ThisProcess.get().code().packer();
    }

    /**
     * Unpacks functions, in a worker.
     *
     * @return an unpacker
     */
    public static Unpacker unpacker() {
        ThisProcess.Code code = ThisProcess.get().code();
        return new Unpacker((SessionLoader) code.session(), code.codec());
    }

    /**
     * Makes the trace of an exception say what the user typed.
     *
     * @param thrown the exception, changed in place
     * @return the exception; another one in place of JShell's own
     */
    public static Throwable translate(Throwable thrown) {
        return new Traces(ThisProcess.get().code().session()).translate(thrown);
    }

    /**
     * Makes a frame say what the user typed.
     *
     * @param frame of a stack
     * @return its place in the source; nothing for code that the user did not type
     */
    public static Optional<StackTraceElement> translate(StackTraceElement frame) {
        return new Traces(ThisProcess.get().code().session()).shown(frame);
    }
}
