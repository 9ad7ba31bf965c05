/**
 * Queues and pipes between processes: what they promise, also to those that outlive a process in the middle of a call. They are
 * made by {@link dev.brood.Brood}.
 */
package dev.brood.channel;
