/**
 * The synchronisers, numbers and arrays of {@link dev.brood.sync}, in shared memory. Each class has its words laid out at its
 * top, with who writes them and what zero means. It knows nothing of processes but their tokens.
 */
package dev.brood.internal.sync;
