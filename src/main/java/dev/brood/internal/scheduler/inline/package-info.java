/**
 * Workers of a pool that are threads of this process: functions, arguments and results are the same objects, and nothing is
 * shared with any other process.
 */
package dev.brood.internal.scheduler.inline;
