package dev.brood.bench;

import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.ParameterNames;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values to bytes and back, as they go to and from workers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CodecBenchmark {

    /** A class of a user's. */
    public record Point(int x, int y, String name) {}

    @Param({"text", "record", "numbers", "map", "array"})
    String what;

    private Codec codec;
    private Object value;
    private byte[] encoded;

    @Setup
    public void setUp() {
        codec = new Codec(CodecBenchmark.class.getClassLoader(), ParameterNames.UNKNOWN);
        codec.use();
        value =
                switch (what) {
                    case "text" -> "some text of usual length";
                    case "record" -> new Point(1, 2, "a");
                    case "numbers" -> IntStream.range(0, 100).boxed().toList();
                    case "map" -> Map.of("one", 1, "two", 2, "three", 3);
                    default -> new int[1000];
                };
        encoded = codec.encode(value);
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(value);
    }

    @Benchmark
    public Object decode() {
        return codec.decode(encoded);
    }
}
