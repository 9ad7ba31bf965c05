/**
 * Pools: processes that stay, and take tasks from a common lane in shared memory. It knows nothing of prompts and
 * terminals.
 */
package dev.brood.pool;
