package dev.brood.internal.wire;

import com.esotericsoftware.kryo.KryoException;
import dev.brood.internal.diagnosis.UserNames;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serial;

/** An object turns out not to be sendable only while it is written. {@link UnsendablePath} finds the path to it. */
class Unsendable extends KryoException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Object object;
    private final String reason;

    Unsendable(Object object, String reason, Throwable cause) {
        super(reason, cause);
        this.object = object;
        this.reason = reason;
    }

    /** For an object whose own way to be serialised fails. */
    static Unsendable byItself(Object object, Exception failure) {
        return new Unsendable(
                object,
                failure instanceof NotSerializableException
                        ? "its class refuses to be serialised"
                        : "to serialise it fails: " + UserNames.clean(failure.toString()),
                failure instanceof IOException ? null : failure);
    }

    Object object() {
        return object;
    }

    /** Without the trace that Kryo adds to messages. */
    String reason() {
        return reason;
    }
}
