/**
 * Connections between programs: who listens, who connects, how both prove that they know the key, and messages through a socket. The
 * one room that knows sockets. It knows nothing of what the messages mean, and decodes none of anybody who has not proved the key.
 */
package dev.brood.internal.socket;
