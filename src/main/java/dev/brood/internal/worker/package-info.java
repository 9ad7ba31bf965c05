/**
 * The child process: connect, announce, receive, run, leave. It knows how to run a {@link dev.brood.internal.worker.Job} and not
 * what the jobs are.
 */
package dev.brood.internal.worker;
