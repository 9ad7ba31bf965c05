/**
 * Queues and pipes between processes. What has been sent lies in shared memory and outlives its sender; there is no thread
 * and no socket behind them. It knows nothing of what the items mean.
 */
package dev.brood.channel;
