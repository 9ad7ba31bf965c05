/**
 * Workers of a pool that are processes, and take tasks from a common queue of records in shared memory.
 */
package dev.brood.internal.scheduler.shared;
