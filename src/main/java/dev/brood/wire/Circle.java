package dev.brood.wire;

import com.esotericsoftware.kryo.KryoException;
import java.io.Serial;

/** Something leads back to an object that can only be made once all of it is there. {@link Culprit} finds the path to it. */
final class Circle extends KryoException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Object closing;

    Circle(Object closing) {
        this.closing = closing;
    }

    /** Kryo adds a trace of its own to messages; there is none in this. */
    @Override
    public String getMessage() {
        return "something in it leads back to it, and it can only be made once all that it holds is there; "
                + advice(closing);
    }

    /** The object that is led back to. */
    Object closing() {
        return closing;
    }

    private static String advice(Object closing) {
        return switch (closing) {
            case Record _ -> "break the circle, or make it a class with fields";
            case java.util.List<?> _ when Travel.isPlatform(closing.getClass()) ->
                    "break the circle, or use an ArrayList";
            case java.util.Set<?> _ when Travel.isPlatform(closing.getClass()) ->
                    "break the circle, or use a HashSet";
            case java.util.Map<?, ?> _ when Travel.isPlatform(closing.getClass()) ->
                    "break the circle, or use a HashMap";
            case Throwable _ -> "break the circle";
            default ->
                    Travel.isPlatform(closing.getClass())
                            ? "break the circle"
                            : "break the circle, or keep it in a field instead of extending a class of the JDK";
        };
    }
}
