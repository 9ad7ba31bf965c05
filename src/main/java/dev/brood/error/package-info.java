/**
 * What can go wrong, as one small sealed tree of unchecked exceptions under {@link dev.brood.error.BroodException}, and
 * what Brood itself has to say beside them.
 * It knows nothing else of the project.
 */
package dev.brood.error;
