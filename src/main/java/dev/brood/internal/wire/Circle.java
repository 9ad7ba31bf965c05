package dev.brood.internal.wire;

import java.io.Serial;

/** Something leads back to an object that can only be made once all of it is there. */
final class Circle extends Unsendable {

    @Serial private static final long serialVersionUID = 1;

    Circle(Object closing) {
        super(
                closing,
                "something in it leads back to it, and it can only be made once all that it holds is there; "
                        + advice(closing),
                null);
    }

    private static String advice(Object closing) {
        return switch (closing) {
            case Record _ -> "break the circle, or make it a class with fields";
            case java.util.List<?> _ when SerializationStrategy.isPlatform(closing.getClass()) ->
                    "break the circle, or use an ArrayList";
            case java.util.Set<?> _ when SerializationStrategy.isPlatform(closing.getClass()) ->
                    "break the circle, or use a HashSet";
            case java.util.Map<?, ?> _ when SerializationStrategy.isPlatform(closing.getClass()) ->
                    "break the circle, or use a HashMap";
            case Throwable _ -> "break the circle";
            default ->
                    SerializationStrategy.isPlatform(closing.getClass())
                            ? "break the circle"
                            : "break the circle, or keep it in a field instead of extending a class of the JDK";
        };
    }
}
