package dev.brood.function;

/**
 * Two values.
 *
 * @param <A> type of the first
 * @param <B> type of the second
 * @param first the first
 * @param second the second
 */
public record Pair<A, B>(A first, B second) {}
