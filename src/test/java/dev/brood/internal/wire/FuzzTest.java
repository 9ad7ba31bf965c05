package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.brood.internal.memory.AtomicMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever reads bytes that came from elsewhere gets wrong ones: each is refused by the right kind of error, in no more than a second of
 * work and with no more memory than goes with its length.
 *
 * <pre>
 * mvn -B -ntp test -Dtest=FuzzTest -Dbrood.fuzz=1000000 -Dbrood.fuzz.seed=7
 * </pre>
 */
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("brood.fuzz", 5000);
    private static final long SEED = Long.getLong("brood.fuzz.seed", 1);

    private static final long MOST_NANOS = 1_000_000_000;
    private static final long MOST_BYTES = 4 << 20;
    private static final long MOST_BYTES_FOR_EACH = 256;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    enum Format {
        MESSAGE(Samples.messages(), MessageFormat::decode, e -> e instanceof IOException),
        ENVELOPE(Samples.envelopes(), Envelope::ofBytes, e -> e instanceof UncheckedIOException),
        PLAIN(Samples.plain(), Samples::decode, Format::isOfAGraph),
        GRAPH(Samples.graphs(), Samples::decode, Format::isOfAGraph),
        RECORD(Samples.records(), FuzzTest::readRecord, e -> e instanceof RuntimeException);

        private final List<byte[]> seeds;
        private final Reader reader;
        private final Predicate<Throwable> refuses;

        Format(List<byte[]> seeds, Reader reader, Predicate<Throwable> refuses) {
            this.seeds = seeds;
            this.reader = reader;
            this.refuses = refuses;
        }

        /** A graph may name any class, and what it says may not fit there; a key of its own map has a hash code without end. */
        private static boolean isOfAGraph(Throwable thrown) {
            return thrown instanceof RuntimeException
                    || thrown instanceof LinkageError
                    || thrown instanceof StackOverflowError;
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    @Tag("slow")
    void wrongBytesAreRefused(Format format) {
        for (byte[] seed : format.seeds) {
            assertTrue(read(format, seed).isEmpty(), "a right input is refused");
        }
        Mutations mutations = new Mutations(format.seeds, new Random(SEED));
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < INPUTS; i++) {
            String outcome = read(format, mutations.next());
            outcomes.merge(outcome.isEmpty() ? "read" : outcome, 1, Integer::sum);
        }
        System.out.println(format + ", seed " + SEED + ": " + outcomes);
    }

    /** Gives the name of the error, if there is one. */
    private static String read(Format format, byte[] bytes) {
        byte[] given = bytes.clone();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long begun = THREADS.getCurrentThreadCpuTime();
        Throwable thrown = null;
        try {
            format.reader.read(bytes);
        } catch (Throwable e) {
            thrown = e;
        }
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        long room = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (took > MOST_NANOS || room > MOST_BYTES + MOST_BYTES_FOR_EACH * given.length) {
            fail(took + " ns and " + room + " bytes for " + text(given), thrown);
        }
        if (thrown != null && !format.refuses.test(thrown)) {
            fail("not refused as it should: " + text(given), thrown);
        }
        return thrown == null ? "" : thrown.getClass().getSimpleName();
    }

    private static String text(byte[] bytes) {
        return bytes.length
                + " bytes "
                + HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 4096)));
    }

    private static void readRecord(byte[] bytes) {
        long[] cell = new long[bytes.length / Long.BYTES];
        MemorySegment segment = MemorySegment.ofArray(cell);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, cell.length * Long.BYTES);
        InPlaceFormat.decode(InPlaceFormat.read(new AtomicMemory(segment), 0), Samples.CODEC);
    }
}
