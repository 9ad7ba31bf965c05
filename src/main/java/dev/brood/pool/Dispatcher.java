package dev.brood.pool;

import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.code.SessionNames;
import dev.brood.internal.hold.Transit;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.FlatFormat.Flat;
import dev.brood.internal.wire.FlatFormat;
import dev.brood.internal.wire.Met;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Cuts jobs into chunks and puts these into the lane of tasks. Used under the foreman's lock. */
final class Dispatcher {

    /** A chunk should take about so long: enough not to notice the work around it, and little to wait for. */
    private static final double CHUNK_NANOS = 2_000_000;

    /** So much work should wait in the lane, so that no worker runs out of it before the next round. */
    private static final double WAITING_NANOS = 2_000_000;

    private static final int MOST_WAITING = 1024;

    /** A chunk that has reached so many bytes gets no more items. */
    private static final long LARGEST_CHUNK_BYTES = 1 << 20;

    private static final int LARGEST_WINDOW = 65536;

    private final PoolCell cell;
    private final Crew crew;
    private final Definitions definitions;
    private final PoolSettings settings;
    private final Books books;
    private final ChunkFormat format = new ChunkFormat();

    Dispatcher(
            PoolCell cell, Crew crew, Definitions definitions, PoolSettings settings, Books books) {
        this.cell = cell;
        this.crew = crew;
        this.definitions = definitions;
        this.settings = settings;
        this.books = books;
    }

    /** How many items of a stream may be inside at once: enough that no worker waits, in bounded memory. */
    int window(double nanosPerItem) {
        double chunk = nanosPerItem == 0 ? 1 : CHUNK_NANOS / nanosPerItem;
        double fixed = settings.chunkSize();
        double size = fixed > 0 ? fixed : Math.max(1, chunk);
        return (int) Math.clamp(4 * size * crew.hands().size(), 4.0, LARGEST_WINDOW);
    }

    /** Gives out chunks until enough wait. */
    void giveOut() {
        while (cell.tasks().size() < enough()) {
            Chunk chunk = books.again.pollFirst();
            if (chunk == null) {
                chunk = nextChunk();
            } else if (chunk.job.isOver()) {
                continue;
            }
            if (chunk == null) {
                return;
            }
            send(chunk);
        }
    }

    /** How many chunks should wait in the lane. */
    private long enough() {
        int workers = crew.hands().size();
        Job job = books.jobs.peekFirst();
        double nanos = job == null ? 0 : job.meanNanos() * size(job);
        double many = nanos == 0 ? 2 : WAITING_NANOS / nanos;
        return (long) Math.clamp(workers * many, 2.0 * workers, MOST_WAITING);
    }

    private Chunk nextChunk() {
        for (int i = books.jobs.size(); i > 0; i--) {
            Job job = books.jobs.pollFirst();
            int count = Math.min(size(job), job.available());
            if (count > 0) {
                Chunk chunk = job.next(count);
                job.begun(count);
                if (job.available() > 0) {
                    books.jobs.addLast(job); // the next chunk is another job's, if there is one
                }
                return chunk;
            }
        }
        return null;
    }

    private int size(Job job) {
        int fixed = settings.chunkSize();
        if (fixed > 0) {
            return Math.min(fixed, Math.min(settings.maxTasksPerChild(), WorkerCell.LARGEST_CHUNK));
        }
        if (job.meanNanos() == 0) {
            return 1;
        }
        double right = CHUNK_NANOS / job.meanNanos();
        double share = (double) job.remaining() / (2 * crew.hands().size());
        int most = Math.min(settings.maxTasksPerChild(), WorkerCell.LARGEST_CHUNK / 16);
        return (int) Math.clamp(Math.min(right, share), 1.0, most);
    }

    /**
     * Puts a chunk into the lane. An item that cannot be sent fails, and what is behind it comes later, as does what would
     * make the chunk too large. Nothing is thrown here, in the thread of somebody who may have nothing to do with it.
     */
    private void send(Chunk whole) {
        Job job = whole.job;
        Set<Met> met = new LinkedHashSet<>();
        try (Transit transit = Transit.begin(false)) {
            format.begin();
            int count = 0;
            while (count < whole.count && format.mark() < LARGEST_CHUNK_BYTES) {
                long mark = format.mark();
                try {
                    encode(whole, count, met);
                    count++;
                } catch (RuntimeException | Error e) {
                    format.dropAfter(mark);
                    books.fail(job, whole.first + count, unsendable(e));
                    againFrom(whole, count + 1);
                    whole.count = count;
                }
            }
            againFrom(whole, count);
            whole.count = count;
            if (count > 0 && !job.isOver()) {
                if (!job.definition().alsoMet().containsAll(met)) {
                    job.definition(definitions.with(job.definition(), met));
                }
                put(whole, format.end(job.definition().segment(), count, job.arity()));
                transit.sent();
                whole.ends = transit.hasTickets() ? transit : null;
            }
        } catch (RuntimeException | Error e) {
            notSent(whole, e);
        }
    }

    private void againFrom(Chunk chunk, int place) {
        if (place < chunk.count) {
            books.again(chunk.part(place, chunk.count - place));
        }
    }

    /** There was no room, or one of the items reaches what cannot be sent. Each is tried alone before it fails. */
    private void notSent(Chunk chunk, Throwable reason) {
        if (chunk.count == 1) {
            books.fail(chunk.job, chunk.first, unsendable(reason));
            return;
        }
        for (int i = chunk.count - 1; i >= 0; i--) {
            books.again(chunk.part(i, 1));
        }
    }

    private static Supplier<RuntimeException> unsendable(Throwable reason) {
        return () ->
                reason instanceof RuntimeException known
                        ? known
                        : new IllegalArgumentException(
                                "the item cannot be sent: " + reason, reason);
    }

    private void encode(Chunk chunk, int place, Set<Met> met) {
        int arity = chunk.job.arity();
        for (int i = 0; i < arity; i++) {
            Object argument = chunk.argument(place, i);
            if (!format.add(argument)) {
                Flat plain = FlatFormat.of(argument);
                format.add(plain != null ? plain : graph(chunk, place, i, argument, met));
            }
        }
    }

    private static Flat graph(Chunk chunk, int place, int i, Object argument, Set<Met> met) {
        String item = chunk.job.itemName(chunk.first + place);
        return FlatFormat.ofGraph(
                chunk.job.arity() == 1 ? item : item + ", argument " + (i + 1),
                argument,
                Codec.ofThisProcess(),
                each -> {
                    if (each.classes().anyMatch(SessionNames::isSessionClass)) {
                        met.add(each);
                    }
                });
    }

    private void put(Chunk chunk, Flat record) {
        chunk.number = Uninterrupted.await(() -> cell.tasks().put(record));
        books.underWay.put(chunk.number, chunk);
        if (isCallNeeded()) {
            cell.tasks().callOne();
        }
    }

    /**
     * Whether fewer workers look for chunks than there are chunks. To wake one more would take the processor from those who
     * are at work. First the chunks, then the workers: who takes one stops looking before it is gone.
     */
    private boolean isCallNeeded() {
        long waiting = cell.tasks().size();
        long looking = 0;
        for (Hand hand : crew.hands()) {
            if (hand.exitCode() == null && hand.cell.isLooking()) {
                looking++;
            }
        }
        return looking < waiting;
    }
}
