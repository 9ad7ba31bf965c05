/**
 * The child process: connect, announce, receive, run, leave. It knows how to run a {@link dev.brood.worker.Job} and not
 * what the jobs are.
 */
package dev.brood.worker;
