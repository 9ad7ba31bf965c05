/**
 * What every room needs of threads and time: deadlines, work that an interrupt must not cut short, the one way to start a
 * thread of Brood's own, names that nobody can guess. It knows nothing of processes and of what they share.
 */
package dev.brood.internal.base;
