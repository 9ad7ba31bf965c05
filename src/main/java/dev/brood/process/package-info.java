/**
 * Child processes as the user knows them: {@link dev.brood.process.ChildProcess}, the steps of {@code spawn}, results of
 * {@code async}, who am I and who are my children, values that each process has for itself. What is behind them is elsewhere.
 */
package dev.brood.process;
