/**
 * The shapes of functions that can be sent to another process: {@code Action…Action4} for what is done,
 * {@code Fn…Fn4} for what is computed; and what they are often called for, a {@code Range} of numbers or a
 * {@code Pair}. It knows nothing else of the project.
 */
package dev.brood.function;
