/**
 * Pools, as users meet them: workers that stay, in processes of their own or in threads of this one, and take tasks from a common
 * line. It knows nothing of prompts and terminals.
 */
package dev.brood.pool;
