/** Queues and pipes: what they promise, between threads, between processes, and under death. */
package dev.brood.internal.channel;
