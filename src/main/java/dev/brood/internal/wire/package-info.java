/**
 * How values and messages become bytes: the codec for object graphs, the messages between a parent and its worker, and
 * their frames. It knows neither sockets nor processes. Kryo is used here and nowhere else.
 */
package dev.brood.internal.wire;
