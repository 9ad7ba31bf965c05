/**
 * What can go wrong, as one small sealed tree of unchecked exceptions under {@link dev.brood.error.BroodException}, and
 * what stands in for an exception that cannot be sent. It knows nothing else of the project but who finds the words.
 */
package dev.brood.error;
