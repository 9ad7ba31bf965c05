/**
 * Memory that the processes of a session share, and what is needed to meet there: segments, words with atomic access,
 * waiting for each other, a lock that outlives its holder, and the knowledge who is still alive. It knows nothing of
 * what is kept in that memory.
 *
 * <p>Whatever is written here must make sense when the writer is killed before its next store. So each algorithm ends in
 * one store that counts, and everybody who waits looks up now and then.
 */
package dev.brood.internal.memory;
