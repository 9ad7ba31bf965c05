/**
 * The shapes of functions that can be sent to another process: {@code Action…Action4} for what is done,
 * {@code Fn…Fn4} for what is computed. It knows nothing else of the project.
 */
package dev.brood.function;
