package dev.brood.internal.wire;

import com.esotericsoftware.kryo.io.Output;
import dev.brood.error.NotSendableException;
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

    private final Codec codec;
    private final Consumer<? super Met> met;
    private final List<Root> roots = new ArrayList<>();
    private final GraphBytes plain;
    private GraphKryo kryo;
    private Output output;

    GraphWriter(Codec codec, Consumer<? super Met> met) {
        this.codec = codec;
        this.met = met;
        plain = new GraphBytes(FIRST_BUFFER, codec.largest());
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
        } else if (!writePlain(root)) {
            kryo = codec.borrow();
            kryo.listener(met);
            output = new GraphOutput(codec.largest());
            output.writeByte(Codec.GRAPH);
            roots.forEach(this::writeGraph);
        }
    }

    private boolean writePlain(Root root) {
        try {
            return PlainFormat.write(new DataOutputStream(plain), root.value, met);
        } catch (TooLarge e) {
            throw new NotSendableException(root.label, e.getMessage(), null);
        }
    }

    private void writeGraph(Root root) {
        try {
            kryo.writeClassAndObject(output, root.value);
        } catch (TooLarge e) {
            kryo = null;
            throw new NotSendableException(root.label, e.getMessage(), null);
        } catch (RuntimeException | StackOverflowError failure) {
            kryo = null; // it stopped halfway, so nobody should use it again
            throw UnsendablePath.explain(root.label, root.value, failure, codec.names());
        }
    }

    /**
     * Ends the graph.
     *
     * @return all of it
     */
    public byte[] toBytes() {
        if (kryo == null) {
            return plain.toBytes();
        }
        byte[] graph = output.toBytes();
        if (kryo.references().isDeep()) {
            graph[0] = Codec.DEEP;
        }
        return graph;
    }

    @Override
    public void close() {
        if (kryo != null) {
            codec.giveBack(kryo);
            kryo = null;
        }
    }
}
