package dev.brood.internal.process;

import java.util.List;

/**
 * What a child was given to do, as its parent knows it.
 *
 * @param function what it calls
 * @param arguments with which arguments; they may contain nulls
 */
public record Task(Object function, List<Object> arguments) {}
