/**
 * Child processes as the user knows them: {@link dev.brood.process.ChildProcess}, the steps of {@code spawn}, results of
 * {@code async}, who am I and who are my children, and what happens at the end. It does not know how workers are started.
 */
package dev.brood.process;
