/**
 * Calls in other processes, as {@code async} has them: the results that are on their way, for pools as well, who settles them,
 * and values that are sent once and used by many calls.
 */
package dev.brood.internal.call;
