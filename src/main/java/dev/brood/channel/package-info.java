/**
 * Queues and pipes between processes: what they promise, also to those that outlive a process in the middle of a call. They are
 * made by {@link dev.brood.Brood}. So are connections between programs, which are of the same type as the ends of pipes.
 */
package dev.brood.channel;
