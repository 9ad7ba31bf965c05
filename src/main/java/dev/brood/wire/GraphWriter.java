package dev.brood.wire;

import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes one graph, root by root. It begins in the plain format; the first root that is not plain makes it start over
 * with Kryo, earlier roots included, so that what roots share stays shared. Not safe for use by many threads.
 */
public final class GraphWriter implements AutoCloseable {

    private record Root(String label, Object value) {}

    private static final int FIRST_BUFFER = 512;
    private static final int NO_LIMIT = -1;

    private final Codec codec;
    private final Consumer<? super Met> met;
    private final List<Root> roots = new ArrayList<>();
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream(FIRST_BUFFER);
    private GraphKryo kryo;
    private Output output;

    GraphWriter(Codec codec, Consumer<? super Met> met) {
        this.codec = codec;
        this.met = met;
        plain.write(Codec.PLAIN);
    }

    /**
     * Writes the next root.
     *
     * @param label what the user would call it, as in {@code argument 1}; it begins the path in an error
     * @param value the root, or null
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent; the writer is of no use then
     */
    public void write(String label, Object value) {
        Root root = new Root(label, value);
        roots.add(root);
        if (kryo != null) {
            writeGraph(root);
        } else if (!PlainFormat.write(new DataOutputStream(plain), value, met)) {
            kryo = codec.borrow();
            kryo.listener(met);
            output = new Output(FIRST_BUFFER, NO_LIMIT);
            output.writeByte(Codec.GRAPH);
            roots.forEach(this::writeGraph);
        }
    }

    private void writeGraph(Root root) {
        try {
            kryo.writeClassAndObject(output, root.value);
        } catch (RuntimeException | StackOverflowError failure) {
            kryo = null; // it stopped halfway, so nobody should use it again
            throw Culprit.explain(root.label, root.value, failure, codec.names());
        }
    }

    /**
     * Ends the graph.
     *
     * @return all of it
     */
    public byte[] toBytes() {
        return kryo != null ? output.toBytes() : plain.toByteArray();
    }

    @Override
    public void close() {
        if (kryo != null) {
            codec.giveBack(kryo);
            kryo = null;
        }
    }
}
