/**
 * Synchronisers that work between processes as they do between threads, and numbers and bytes that processes share. Each
 * says what happens when a process dies in the middle. They are made by {@link dev.brood.Brood}.
 */
package dev.brood.sync;
