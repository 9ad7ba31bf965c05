package dev.brood.internal.wire;

import com.esotericsoftware.kryo.KryoException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Turns object graphs into bytes and back. One codec serves one class loader: the one that knows the classes of the
 * values. Safe for use by many threads.
 *
 * <p>A graph has several roots, written one after the other. Objects that are reached from more than one root stay
 * shared. Which way a class travels is decided by {@link SerializationStrategy}.
 *
 * <pre>
 *   graph = PLAIN root*        numbers, text, primitive arrays and lambdas over these: no library is woken up
 *         | GRAPH root*        everything else, through Kryo
 *         | DEEP root*         the same, for a thread with much stack
 * </pre>
 */
public final class Codec {

    static final byte PLAIN = 1;
    static final byte GRAPH = 2;
    static final byte DEEP = 3;

    /** Kryos that are not in use. Making one costs milliseconds, and none may be used by two threads at once. */
    private final ConcurrentLinkedDeque<GraphKryo> idle = new ConcurrentLinkedDeque<>();

    private static volatile Codec ofThisProcess =
            new Codec(Codec.class.getClassLoader(), ParameterNames.UNKNOWN);

    /** Bytes of the largest graph: an array, less what a message has beside it. */
    private static final int LARGEST = Integer.MAX_VALUE - 16 * 1024 * 1024;

    private final ClassLoader loader;
    private final ParameterNames names;
    private final int largest;

    /**
     * Makes a codec.
     *
     * @param loader finds the classes of decoded values
     * @param names finds the names of captured variables, for errors
     */
    public Codec(ClassLoader loader, ParameterNames names) {
        this(loader, names, LARGEST);
    }

    /** Makes a codec whose graphs have no more than so many bytes. */
    Codec(ClassLoader loader, ParameterNames names, int largest) {
        this.loader = Objects.requireNonNull(loader);
        this.names = names;
        this.largest = largest;
    }

    /**
     * Gives the codec for whatever has none of its own, such as the items of a queue.
     *
     * @return the one that was set last
     */
    public static Codec ofThisProcess() {
        return ofThisProcess;
    }

    /** Makes this the codec for whatever has none of its own. */
    public void use() {
        ofThisProcess = this;
    }

    /**
     * Finds the names of a function's parameters as they stand in the source.
     *
     * @param function a lambda or a method reference
     * @return the names, or an empty list if they are not known
     */
    public List<String> parameterNames(Object function) {
        if (!Lambdas.isOurs(function.getClass())) {
            return List.of();
        }
        LambdaForm form = LambdaForm.of(function);
        List<String> all = form.parameterNames(names);
        int captured = Math.min(all.size(), form.capturedParameters());
        return all.subList(captured, all.size());
    }

    /**
     * Tells what is behind a lambda or a method reference.
     *
     * @param function a function
     * @return nothing if it is neither, or not serialisable
     */
    public Optional<Met.Lambda> lambda(Object function) {
        return Lambdas.isOurs(function.getClass())
                ? Optional.of(LambdaForm.of(function).met())
                : Optional.empty();
    }

    /**
     * Finds the types of a function's parameters.
     *
     * @param function a function of one of our shapes
     * @param count how many parameters it has
     * @return the types, {@code Object} where nothing else is known; primitive ones are boxed
     */
    public List<Class<?>> parameterTypes(Object function, int count) {
        return Lambdas.isOurs(function.getClass())
                ? LambdaForm.of(function).parameterTypes(loader)
                : Stream.of(function.getClass().getMethods())
                        .filter(method -> !method.isBridge() && method.getParameterCount() == count)
                        .filter(method -> method.getName().matches("call|run"))
                        .findFirst()
                        .map(method -> List.of(method.getParameterTypes()))
                        .orElse(Collections.nCopies(count, Object.class));
    }

    /**
     * Makes a lambda or a method reference again, with nothing captured. It is not for being called.
     *
     * @param function the function
     * @return another one; empty if it is neither, or not serialisable
     */
    public Optional<Object> hollow(Object function) {
        return Lambdas.isOurs(function.getClass())
                ? Optional.of(LambdaForm.of(function).hollow().rebuild(loader))
                : Optional.empty();
    }

    ParameterNames names() {
        return names;
    }

    int largest() {
        return largest;
    }

    /**
     * Starts a graph.
     *
     * @param met is told of each of the user's classes and lambdas in the graph, possibly more than once
     * @return a writer, to be closed
     */
    public GraphWriter writer(Consumer<? super Met> met) {
        return new GraphWriter(this, met);
    }

    /**
     * Opens a graph for reading.
     *
     * @param graph what a {@link GraphWriter} made
     * @return a reader, to be closed
     */
    public GraphReader reader(byte[] graph) {
        return new GraphReader(this, graph);
    }

    /**
     * Tells whether a function is a lambda or method reference that captured nothing: then its class says all.
     *
     * @param function the function
     * @return false if it has state, or may have
     */
    public static boolean isStateless(Object function) {
        return Lambdas.isOurs(function.getClass())
                && LambdaForm.of(function).captured().length == 0;
    }

    /**
     * Encodes a graph of one root.
     *
     * @param value the root
     * @return its bytes
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent
     */
    public byte[] encode(Object value) {
        return encode("value", value, _ -> {});
    }

    /** Encodes a graph of one root, which the user would call as the label says. */
    byte[] encode(String label, Object value, Consumer<? super Met> met) {
        try (GraphWriter writer = writer(met)) {
            writer.write(label, value);
            return writer.toBytes();
        }
    }

    /**
     * Decodes a graph of one root.
     *
     * @param graph its bytes
     * @return the root
     */
    public Object decode(byte[] graph) {
        try (GraphReader reader = reader(graph)) {
            return reader.read();
        }
    }

    /**
     * Gives what the user's code threw while it was decoded, such as a {@code readObject}.
     *
     * @param failure of decoding
     * @return what is behind it, or itself
     */
    public static Throwable withoutCodec(Throwable failure) {
        Throwable thrown = failure;
        while (thrown instanceof KryoException && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    ClassLoader loader() {
        return loader;
    }

    GraphKryo borrow() {
        GraphKryo kryo = idle.pollFirst();
        return kryo != null ? kryo : new GraphKryo(this);
    }

    void giveBack(GraphKryo kryo) {
        kryo.forgetGraph();
        idle.offerFirst(kryo);
    }
}
