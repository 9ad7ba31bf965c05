/**
 * Queues and pipes in shared memory, and the queue of records that they are made of, which pools use as well. What has been sent lies in
 * shared memory and outlives its sender; there is no thread and no socket behind it. It knows nothing of what the items mean.
 */
package dev.brood.internal.channel;
