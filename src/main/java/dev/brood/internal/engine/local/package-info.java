/**
 * The engine that starts child JVMs on this machine. Commons Exec starts and watches the processes, here and nowhere
 * else.
 */
package dev.brood.internal.engine.local;
