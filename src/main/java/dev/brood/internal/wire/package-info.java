/**
 * How values and messages become bytes: the codec for object graphs, the messages between a parent and its worker, and
 * their frames. It opens no pipe and starts no process. Kryo is used here and nowhere else.
 */
package dev.brood.internal.wire;
