package dev.brood.channel;

/**
 * What both sides of a connection between programs must know. Made by {@code authKey}. Two keys of the same bytes are equal; an
 * empty key is a key. Nothing of it is shown.
 *
 * <p>It goes to children as they start, in what these are given, and nowhere else: in a queue, a pipe or a task of a pool it is a
 * {@link dev.brood.error.NotSendableException}.
 */
public interface AuthKey {}
