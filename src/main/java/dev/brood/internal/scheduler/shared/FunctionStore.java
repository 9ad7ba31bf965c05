package dev.brood.internal.scheduler.shared;

import dev.brood.internal.code.Packer;
import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.Met;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that a pool was given, each version once. A version is what its bytes are: the function, what it captured,
 * the code and the session variables that it reaches, at the moment of the call. A function that captures and reaches no
 * values is known by its class until code changes, and costs nothing but a look. Safe for use by many threads.
 */
final class FunctionStore {

    /** How many are kept that no job needs; a pool that alternates between more packs and sends again. */
    static final int KEPT = 32;

    /** As before, in bytes; the last one is kept however large it is. */
    static final long KEPT_BYTES = 64 * 1024 * 1024;

    /** What a function is, to be found by. */
    private record Version(byte[] bytes, int hash) {

        static Version of(byte[] bytes) {
            return new Version(bytes, Arrays.hashCode(bytes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Version version
                    && hash == version.hash
                    && Arrays.equals(bytes, version.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Map<Class<?>, PackedFunction> stateless = new HashMap<>();
    private final Map<Version, PackedFunction> all = new HashMap<>();

    /** How many jobs need a function, by its segment; those that none needs are in {@link #unused}. */
    private final Map<Integer, Integer> users = new HashMap<>();

    /** By their segments, in the order in which they came out of use. */
    private final Map<Integer, PackedFunction> unused = new LinkedHashMap<>();

    private long unusedBytes;

    private Packer packer;
    private long codeVersion;
    private long bytesPut;
    private boolean ended;

    /** A function as it is now, packed. It stays until it is released. */
    synchronized PackedFunction of(Object function) {
        Packer current = SessionCode.packer();
        long version = current.version();
        if (current != packer || version != codeVersion) { // a reset, or other code
            stateless.clear();
            packer = current;
            codeVersion = version;
        }
        PackedFunction known = stateless.get(function.getClass());
        return used(known != null ? known : pack(function, Set.of()));
    }

    /**
     * The same with what was met in items of its tasks, and what that reaches. It stays until it is released.
     */
    synchronized PackedFunction with(PackedFunction packed, Set<Met> met) {
        Set<Met> more = new LinkedHashSet<>(packed.alsoMet());
        more.addAll(met);
        return used(pack(packed.function(), more));
    }

    private PackedFunction used(PackedFunction packed) {
        users.merge(packed.segment(), 1, Integer::sum);
        removeUnused(packed);
        return packed;
    }

    private PackedFunction pack(Object function, Set<Met> alsoMet) {
        try (InFlightReferences references = InFlightReferences.begin(false)) {
            Envelope envelope =
                    packer.pack("a task", List.of(new Root("the function", function)), alsoMet);
            Version version = Version.of(envelope.toBytes());
            PackedFunction known = all.get(version);
            if (known != null) {
                return widened(version, known, alsoMet);
            }
            PackedFunction packed =
                    PackedFunction.create(function, envelope, version.bytes, alsoMet, references);
            references.sent();
            bytesPut += version.bytes.length;
            all.put(version, packed);
            if (alsoMet.isEmpty() && !packed.variables() && Codec.isStateless(function)) {
                stateless.put(function.getClass(), packed);
            }
            return packed;
        }
    }

    /** The same one, which serves for items in which more is met. */
    private PackedFunction widened(Version version, PackedFunction known, Set<Met> alsoMet) {
        if (known.alsoMet().containsAll(alsoMet)) {
            return known;
        }
        PackedFunction wider = known.with(alsoMet);
        all.put(version, wider);
        stateless.replaceAll((_, each) -> each.segment() == wider.segment() ? wider : each);
        return wider;
    }

    /** How many bytes of functions there have been; each worker reads each of them once at most. */
    synchronized long bytesPut() {
        return bytesPut;
    }

    /** Somebody needs it no more. Those that were out of use longest go, if there are many, or large ones. */
    synchronized void release(PackedFunction packed) {
        if (users.merge(packed.segment(), -1, Integer::sum) > 0) {
            return;
        }
        users.remove(packed.segment());
        unused.put(packed.segment(), packed);
        unusedBytes += packed.bytes().length;
        while (ended && !unused.isEmpty() || areTooMany(unused.size(), unusedBytes)) {
            remove(unused.values().iterator().next());
        }
    }

    /** Whether to forget one of them. */
    static boolean areTooMany(int count, long bytes) {
        return count > KEPT || count > 1 && bytes > KEPT_BYTES;
    }

    private void removeUnused(PackedFunction packed) {
        if (unused.remove(packed.segment()) != null) {
            unusedBytes -= packed.bytes().length;
        }
    }

    private void remove(PackedFunction packed) {
        removeUnused(packed);
        all.remove(Version.of(packed.bytes()));
        stateless.values().removeIf(each -> each.segment() == packed.segment());
        packed.remove();
    }

    /** Nobody needs any of them any more. */
    synchronized void removeAll() {
        ended = true;
        new ArrayList<>(all.values()).forEach(this::remove);
    }
}
