package dev.brood.siege;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** All the harm that was done, by kind. */
final class Damage {

    private final Map<Harm, Long> counts = new EnumMap<>(Harm.class);

    Damage() {
        for (Harm harm : Harm.values()) {
            counts.put(harm, 0L);
        }
    }

    /** Counts, and says at once what it was. */
    synchronized void add(Harm harm, long count, String words) {
        if (count > 0) {
            counts.merge(harm, count, Long::sum);
            System.err.println(count + " " + harm + ": " + words);
        }
    }

    synchronized boolean isNone() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().name().toLowerCase())
                .collect(Collectors.joining(", "));
    }
}
