/**
 * Finds out why something failed, and puts it in words for a person: reports of crashed JVMs, exit codes, lack of memory or
 * of threads, names without what JShell puts around them. The words of {@link dev.brood.error} are made here.
 */
package dev.brood.internal.diagnosis;
