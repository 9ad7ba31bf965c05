/**
 * Who runs which task of a pool: the state machine behind pools, and how it reaches workers. It knows neither shared memory nor
 * threads that work: a {@link dev.brood.internal.scheduler.TaskLink} does.
 */
package dev.brood.internal.scheduler;
