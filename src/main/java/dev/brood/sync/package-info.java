/**
 * Synchronisers that work between processes as they do between threads, and numbers and bytes that processes share. Each
 * has its words laid out at the top of its class, and says there what happens when a process dies in the middle. It
 * knows nothing of processes but their tokens.
 */
package dev.brood.sync;
