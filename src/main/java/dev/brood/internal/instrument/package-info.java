/**
 * Changing the code of classes that are loaded, by {@code java.lang.instrument}. The JVM gets the agent for it when it is
 * needed first, as an agent from the start would keep the JVM from using its caches. This room knows nothing of sessions.
 */
package dev.brood.internal.instrument;
