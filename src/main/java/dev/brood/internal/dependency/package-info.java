/**
 * Jars from Maven repositories, by their coordinates. The user's own Maven resolves them, so all of their settings hold:
 * mirrors, credentials, proxies, local repository, offline. It knows nothing of sessions and class paths.
 */
package dev.brood.internal.dependency;
