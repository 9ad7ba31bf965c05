package dev.brood.internal.wire;

import com.esotericsoftware.kryo.io.Input;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads one graph, root by root, in the order in which they were written. Not safe for use by many threads. */
public final class GraphReader implements AutoCloseable {

    private final Codec codec;
    private final DataInputStream plain;
    private final GraphKryo kryo;
    private final Input input;
    private final boolean deep;
    private boolean whole = true;

    GraphReader(Codec codec, byte[] graph) {
        this.codec = codec;
        this.deep = graph[0] == Codec.DEEP;
        switch (graph[0]) {
            case Codec.PLAIN -> {
                plain = new DataInputStream(new ByteArrayInputStream(graph, 1, graph.length - 1));
                kryo = null;
                input = null;
            }
            case Codec.GRAPH, Codec.DEEP -> {
                plain = null;
                kryo = codec.borrow();
                input = new GraphInput(graph, 1, graph.length - 1);
            }
            default ->
                    throw new IllegalArgumentException("not a graph: it begins with " + graph[0]);
        }
    }

    /**
     * Reads the next root.
     *
     * @return the root, or null where null was written
     */
    public Object read() {
        if (kryo != null) {
            whole = false; // a Kryo that stopped halfway should not be used again
            Object root = deep ? DeepStack.call(() -> kryo.readRoot(input)) : kryo.readRoot(input);
            whole = true;
            return root;
        }
        try {
            return PlainFormat.read(plain, codec.loader());
        } catch (IOException e) {
            throw new UncheckedIOException("a graph ended too early", e);
        }
    }

    @Override
    public void close() {
        if (kryo != null && whole) {
            codec.giveBack(kryo);
        }
    }
}
