package dev.brood.internal.wire;

import java.lang.invoke.MethodHandleInfo;
import java.util.List;
import java.util.stream.Stream;

/** Something of the user's in a graph whose code has to be there where the graph is decoded. */
public sealed interface Met {

    /** Names of the classes that it cannot do without. */
    Stream<String> classes();

    /**
     * An object.
     *
     * @param type name of its class, or of the interface that a lambda has
     */
    record Type(String type) implements Met {
        @Override
        public Stream<String> classes() {
            return Stream.of(type);
        }
    }

    /**
     * A lambda or a method reference.
     *
     * @param capturing name of the class that it stands in
     * @param shape name of its interface
     * @param kind of reference to the method behind it, as in {@link MethodHandleInfo}
     * @param owner name of the class of that method
     * @param method the method's name
     * @param descriptor the method's descriptor
     */
    record Lambda(
            String capturing,
            String shape,
            int kind,
            String owner,
            String method,
            String descriptor)
            implements Met {
        @Override
        public Stream<String> classes() {
            return List.of(capturing, shape, owner).stream();
        }
    }
}
