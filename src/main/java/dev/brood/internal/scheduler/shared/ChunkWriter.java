package dev.brood.internal.scheduler.shared;

import dev.brood.internal.code.SessionNames;
import dev.brood.internal.scheduler.Chunk;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import dev.brood.internal.wire.Met;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes a chunk's items into a record, one after the other, as far as they can be sent. For one thread at a time. */
final class ChunkWriter {

    /** A chunk that has reached so many bytes gets no more items. */
    private static final long LARGEST_BYTES = 1 << 20;

    private final ChunkFormat format = new ChunkFormat();
    private final Set<Met> met = new LinkedHashSet<>();
    private int written;
    private Throwable refused;

    /** Writes what may go together. */
    void write(Chunk chunk) {
        format.begin();
        met.clear();
        written = 0;
        refused = null;
        while (refused == null && written < chunk.count() && format.mark() < LARGEST_BYTES) {
            long mark = format.mark();
            try {
                writeItem(chunk, written);
                written++;
            } catch (RuntimeException | Error e) {
                format.dropAfter(mark);
                refused = e;
            }
        }
    }

    /** How many items were written. */
    int written() {
        return written;
    }

    /** Why the next one cannot be sent; null if it is only too much for this chunk, or there is none. */
    Throwable refused() {
        return refused;
    }

    /** Code of the session that was met in items. */
    Set<Met> met() {
        return met;
    }

    /** The record, good until the next chunk. */
    Flat record(int function, int arity) {
        return format.end(function, written, arity);
    }

    private void writeItem(Chunk chunk, int place) {
        int arity = chunk.arity();
        for (int i = 0; i < arity; i++) {
            Object argument = chunk.argument(place, i);
            if (!format.add(argument)) {
                Flat plain = InPlaceFormat.of(argument);
                format.add(plain != null ? plain : graph(chunk, place, i, argument));
            }
        }
    }

    private Flat graph(Chunk chunk, int place, int i, Object argument) {
        String item = chunk.itemName(place);
        return InPlaceFormat.ofGraph(
                chunk.arity() == 1 ? item : item + ", argument " + (i + 1),
                argument,
                Codec.ofThisProcess(),
                each -> {
                    if (each.classes().anyMatch(SessionNames::isSessionClass)) {
                        met.add(each);
                    }
                });
    }
}
